-- Reads a cable as a user of Neovim does, and prints what was shown, as JSON.
local function await(what, condition)
  assert(vim.wait(20000, condition, 20), 'no ' .. what)
end
local function texts(list)
  return vim.tbl_map(function(entry) return entry.text end, list)
end

vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('CABLE')))
await('server', function()
  local client = vim.lsp.get_active_clients()[1]
  return client and client.initialized
end)
await('problems', function() return #vim.diagnostic.get(0) > 0 end)
local problems = vim.tbl_map(function(found) return (found.lnum + 1) .. ' ' .. found.message end, vim.diagnostic.get(0))

-- The outline comes as a location or quickfix list, by version.
vim.lsp.buf.document_symbol()
local function outline()
  local list = vim.fn.getqflist()
  return #list > 0 and list or vim.fn.getloclist(0)
end
await('outline', function() return #outline() > 0 end)
local symbols = texts(outline())
vim.cmd('silent! cclose | silent! lclose')

vim.fn.search('RUEHTA')
vim.lsp.buf.hover()
local hover
await('hover', function()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      return true
    end
  end
end)

local before = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.fn.search('^¶7\\|^17\\. ')
local line = vim.fn.line('.')
vim.ui.select = function(actions, _, choose) choose(actions[1]) end
vim.lsp.buf.code_action()
await('quick fix', function() return vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1] ~= before[line] end)
local fixed = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]

io.stdout:write(vim.fn.json_encode({ outline = symbols, hover = hover, problems = problems, before = before[line], fixed = fixed }), '\n')
vim.cmd('qa!')
