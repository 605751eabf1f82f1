const STRENGTH = { info: 0, needs_person: 1, blocks: 2 };

export function shifted(marks, before, after) {
  if (before === after) return marks;
  let head = 0;
  const shortest = Math.min(before.length, after.length);
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const changedTo = before.length - tail;
  const grown = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= changedTo) return [{ ...mark, start: mark.start + grown, end: mark.end + grown }];
    return [];
  });
}

export function paint(layer, text, marks) {
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((one, other) => one - other);
  const pieces = edges.slice(0, -1).map((start, index) => {
    const piece = text.slice(start, edges[index + 1]);
    const over = marks.filter((mark) => mark.start <= start && mark.end > start);
    if (!over.length) return document.createTextNode(piece);
    const strongest = over.reduce((one, other) =>
      STRENGTH[other.severity] > STRENGTH[one.severity] ? other : one);
    const mark = document.createElement("mark");
    mark.className = strongest.severity;
    mark.textContent = piece;
    return mark;
  });
  layer.replaceChildren(...pieces, document.createTextNode("\n"));
}
