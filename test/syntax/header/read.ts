import { parse } from '../../../server/src/syntax/document';
import type { Header, SyntaxNode } from '../../../server/src/syntax/tree';

/** The header of a text, with the words of its nodes. */
export function headerIn(text: string) {
  const message = parse(text).messages[0];
  const header: Partial<Header> = message?.header ?? {};
  const words = (node: SyntaxNode | undefined) =>
    node && message?.text.slice(node.start, node.end).replace(/\s+/g, ' ');
  const each = (nodes: readonly SyntaxNode[] | undefined) => nodes?.map(words) ?? [];
  return {
    header,
    level: header.classificationLine?.level,
    spaced: header.classificationLine?.spaced,
    section: words(header.classificationLine?.section),
    sections: [header.classificationLine?.section?.number, header.classificationLine?.section?.total],
    reference: [header.classificationLine?.reference?.post, header.classificationLine?.reference?.serial],
    caveats: each(header.classificationLine?.captions),
    captions: each(header.captionLines?.flatMap(({ captions }) => captions)),
    passing: each(header.passingInstructions),
    order: header.executiveOrder?.number,
    date: header.executiveOrder?.instruction?.date,
    tags: each(header.tags?.tags),
    subject: each(header.subject?.lines).join(' '),
    portion: words(header.subject?.portionMark),
    classifiedBy: words(header.classifiedBy),
    reasons: [words(header.classifiedBy?.reasonSection), ...each(header.classifiedBy?.reasonLetters)],
    references: header.references?.references.length ?? 0,
    paragraphs: message?.body?.paragraphs.map(({ number }) => number) ?? [],
  };
}
