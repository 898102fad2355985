export const USAGE = `Usage: cable <command> [options] FILE…

  cable outline FILE…   the parts of each cable, one a line, with their lines
  cable check FILE…     what is wrong or damaged, and where
  cable extract FILE…   a record of each cable: from, to, date, TAGS, subject, references, paragraphs
  cable stats FILE…     what a collection holds: years, posts, levels, TAGS, problems, copies
  cable html FILE       a cable, typeset, as one self-contained page that prints well
  cable cite FILE…      a citation of each cable
  cable compare A B     what differs between two copies of a cable, beyond their layout
  cable release FILE…   what the release of each cable withheld, and why
  cable index FOLDER…   the index of an archive, a row a cable, as one Parquet file
  cable find QUERY …    the cables of folders, or of an index, that a query finds
  cable graph …         which cable cites which, of folders or an index
  cable explain CODE…   what codes mean: RUEHKB, 'ZNY CCCCC ZZH', PREL, 2680905, '1.4 (b,d)', '06 BAKU 1398'

FILE is a file, a folder (all text files in it and below), a pattern such as 'cables/*.txt', or - for standard
input. CSV, TSV, and NDJSON files are read row by row; dump.csv#12 is their row 12. Any of these may be packed
with gzip.

Options for all files:
  --column NAME              the column with the text of the cables; found by content if left out
  --from FORMAT              how the input is written: text, csv, tsv, or ndjson; found by name and content if left out
  --quiet                    no progress and no summary

Options of check:
  --format pretty|json|sarif|github
                             for people (the default), one array, SARIF 2.1.0, or commands of GitHub Actions
  --preset archive|drafting  for reading released cables, or for writing them
  --rule CODE=LEVEL          report a rule, or a family of rules, as off, hint, information, warning, or error
  --max-severity SEVERITY    the highest severity to report
  --fail-on SEVERITY         the lowest severity that sets exit status 1; error if left out
  --fix                      apply the safe fixes to the files
  --fix --dry-run            show as a diff what that would change
  --summary                  the number of problems by rule, at the end

Options of extract:
  --format json|ndjson|csv|parquet
                             one array (the default), one record a line, or a table
  --output FILE              write to a file, which is whole or absent
  --tables FOLDER            write the tables cables, addressees, tags, references, paragraphs, and problems,
                             in Parquet or with --format csv in CSV
  --text                     with the text of each paragraph
  --problems                 with what is wrong or damaged in each cable
  --year YYYY                the year to assume for a cable without a date
  --bom                      CSV for a spreadsheet: with a byte order mark, and no cell is run as a formula
  --resume                   continue an interrupted run with --output or --tables
  --from ndjson -            answer each line {"file": …, "text": …} of standard input at once

Options of stats:
  --format text|json|csv     with bars (the default), one object, or a table
  --year YYYY                the year to assume for a cable without a date

Options of html:
  --output FILE              write to a file, which is whole or absent
  --glossary                 with the meanings of all codes at the end
  --page-lines               with page lines and repeated headers, in gray
  --markdown                 Markdown instead of HTML

Options of cite:
  --style chicago-note|chicago|mla|apa|nara|frus
                             Chicago notes (the default), Chicago bibliography, MLA, APA, National Archives, or the
                             headings of Foreign Relations of the United States
  --format text|bibtex|ris|csl-json
                             text (the default), or a file for a reference manager
  --paragraph N              point to a paragraph
  --archive NAME, --collection NAME, --url TEMPLATE
                             where you found the cables; {id}, {year}, {post}, and {serial} in the address

Options of compare:
  --format text|json|html    for people (the default), one object, or a page
  --keep STEP                do not ignore pageLines, lineBreaks, spacing, paragraphNumbers, or webNotation

Options of release:
  --format text|ndjson|csv   for people (the default), one object a line, or a table
  --personal                 also report personal data that is legible

Options of index:
  --output FILE              the index; it is brought up to date where there is one

Options of find: cable find 'post:BAKU tag:PREL,ENRG from:2006-01 level>=CONFIDENTIAL pipeline' FOLDER|INDEX
  --format text|csv|ndjson   a line a cable (the default), a table, or one object a line
  --sort COLUMN              date (the default), id, post, level, from, subject, citedBy, problems, or file
  --descending               the highest or latest first

Options of graph:
  --format graphml|gexf|csv|mermaid
                             GraphML (the default), GEXF, edges as CSV, or a Mermaid diagram
  --query QUERY              only the cables that a query finds, and those that they cite

Options of explain:
  --line FILE:7              the tokens of that line of a cable; FILE:7:12 the one at its 12th character
  --year YYYY                the year whose tables count: TAGS and offices changed
  --format text|json         for people (the default), or one array

Exit status: 0 if all went well; 1 if a file can't be read or holds no cable, a problem is an error, or a code is
not known; 2 for wrong arguments; 130 if interrupted.

cable --help shows this text, cable --version the version. docs/cli.md has the details.
`;
