import type { GraphFormat } from '../protocol';
import type { CableIndex } from './cableIndex';

interface Node {
  readonly id: string;
  readonly date: string;
  readonly post: string;
  readonly classification: string;
  readonly subject: string;
  readonly inArchive: boolean;
}

interface Edge {
  readonly source: string;
  readonly target: string;
  readonly yearFrom: string;
}

/**
 * The graph of who cites whom as text: the cables of the rows, and those that they cite, in the archive or not. A
 * cable without a number is in no graph.
 */
export function* graph(index: CableIndex, rows: Iterable<number>, format: GraphFormat): Generator<string> {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const addNode = (id: string, row: number | undefined) => {
    if (nodes.has(id)) return;
    const cable = row === undefined ? undefined : index.cable(row);
    nodes.set(id, {
      id,
      date: cable?.date ?? '',
      post: cable?.post ?? '',
      classification: cable?.classification ?? '',
      subject: cable?.subject ?? '',
      inArchive: row !== undefined,
    });
  };
  for (const row of rows) {
    const source = index.id(row);
    if (source === undefined) continue;
    addNode(source, row);
    for (const { id: target, yearFrom } of index.citationsBy(row)) {
      if (target === source) continue;
      addNode(target, index.rowsWithId(target)[0]);
      edges.set(`${source} ${target}`, { source, target, yearFrom });
    }
  }
  yield* WRITERS[format]([...nodes.values()], [...edges.values()]);
}

type Writer = (nodes: readonly Node[], edges: readonly Edge[]) => Generator<string>;

const ATTRIBUTES = ['date', 'post', 'classification', 'subject', 'inArchive'] as const;

const WRITERS: Readonly<Record<GraphFormat, Writer>> = {
  *graphml(nodes, edges) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
    for (const name of ATTRIBUTES) {
      const type = name === 'inArchive' ? 'boolean' : 'string';
      yield `  <key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>\n`;
    }
    yield '  <key id="yearFrom" for="edge" attr.name="yearFrom" attr.type="string"/>\n';
    yield '  <graph edgedefault="directed">\n';
    for (const node of nodes) {
      const data = ATTRIBUTES.map((name) => `<data key="${name}">${xml(String(node[name]))}</data>`).join('');
      yield `    <node id="${xml(node.id)}">${data}</node>\n`;
    }
    for (const { source, target, yearFrom } of edges) {
      yield `    <edge source="${xml(source)}" target="${xml(target)}"><data key="yearFrom">${yearFrom}</data></edge>\n`;
    }
    yield '  </graph>\n</graphml>\n';
  },
  *gexf(nodes, edges) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n';
    yield '  <graph defaultedgetype="directed">\n    <attributes class="node">\n';
    for (const [number, name] of ATTRIBUTES.entries()) {
      yield `      <attribute id="${number}" title="${name}" type="${name === 'inArchive' ? 'boolean' : 'string'}"/>\n`;
    }
    yield '    </attributes>\n    <nodes>\n';
    for (const node of nodes) {
      const values = ATTRIBUTES.map(
        (name, number) => `<attvalue for="${number}" value="${xml(String(node[name]))}"/>`,
      ).join('');
      yield `      <node id="${xml(node.id)}" label="${xml(node.id)}"><attvalues>${values}</attvalues></node>\n`;
    }
    yield '    </nodes>\n    <edges>\n';
    for (const [number, { source, target }] of edges.entries()) {
      yield `      <edge id="${number}" source="${xml(source)}" target="${xml(target)}"/>\n`;
    }
    yield '    </edges>\n  </graph>\n</gexf>\n';
  },
  *csv(nodes, edges) {
    const inArchive = new Set(nodes.filter((node) => node.inArchive).map(({ id }) => id));
    yield 'source,target,year_from,target_in_archive\n';
    for (const { source, target, yearFrom } of edges) {
      yield `${source},${target},${yearFrom},${inArchive.has(target)}\n`;
    }
  },
  *mermaid(nodes, edges) {
    const names = new Map(nodes.map(({ id }, number) => [id, `c${number}`]));
    yield 'graph LR\n';
    for (const { id, inArchive } of nodes) {
      yield `  ${names.get(id)}["${id.replace(/[^A-Z0-9]/g, '')}"]${inArchive ? '' : ':::missing'}\n`;
    }
    for (const { source, target } of edges) yield `  ${names.get(source)} --> ${names.get(target)}\n`;
    yield '  classDef missing stroke-dasharray: 4 4\n';
  },
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML has it, without the characters that XML can't have. */
function xml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, ' ');
}
