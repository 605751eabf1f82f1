/* The text editor of a playbook: CodeMirror with our colours, keys and words. */
import {
  EditorState, EditorView, HighlightStyle, acceptCompletion, autocompletion, bracketMatching, closeBrackets,
  closeBracketsKeymap, codeFolding, completionKeymap, defaultKeymap, drawSelection, foldGutter, foldKeymap,
  highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches, highlightSpecialChars, history,
  historyKeymap, hoverTooltip, indentOnInput, indentUnit, indentWithTab, keymap, lineNumbers, lintGutter, search,
  searchKeymap, syntaxHighlighting, tags, yaml,
} from "../../vendor/codemirror.js";

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", height: "100%", fontSize: "var(--size-small)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "var(--s2)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-soft)",
  },
  ".cm-gutters": { color: "var(--ink-soft)", backgroundColor: "var(--sunken)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent-soft) 45%, transparent)" },
  ".cm-activeLineGutter": { color: "var(--ink)", backgroundColor: "var(--accent-soft)" },
  ".cm-foldPlaceholder": { color: "var(--ink-soft)", backgroundColor: "var(--sunken)", border: "1px solid var(--line)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent", outline: "1px solid var(--line-strong)",
  },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": {
    backgroundColor: "transparent", color: "var(--red-ink)",
  },
  ".cm-searchMatch": { backgroundColor: "transparent", outline: "1px solid var(--blue-line)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--blue-soft)", outline: "2px solid var(--blue-line)" },
  ".cm-selectionMatch": { backgroundColor: "transparent", outline: "1px dotted var(--line-strong)" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--sunken)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { fontFamily: "var(--font)", fontSize: "var(--size-small)", padding: "var(--s2)" },
  ".cm-panel.cm-search input:not([type=checkbox])": { width: "auto", minHeight: "30px", fontSize: "inherit" },
  ".cm-textfield": {
    color: "var(--ink)", backgroundColor: "var(--surface)", border: "1px solid var(--line-strong)",
  },
  ".cm-panel.cm-search input[type=checkbox]": { width: "14px", height: "14px", verticalAlign: "middle" },
  ".cm-panel.cm-search label": { fontSize: "inherit" },
  ".cm-panel.cm-search [name=close]": { fontSize: "1.25rem", minWidth: "24px", minHeight: "24px" },
  ".cm-button, .cm-button:active": {
    color: "var(--ink)", backgroundColor: "var(--surface)", backgroundImage: "none", minHeight: "30px",
    border: "1px solid var(--line-strong)", borderRadius: "var(--radius-small)", fontSize: "inherit",
  },
  ".cm-snippetField": { backgroundColor: "var(--accent-soft)" },
  ".cm-tooltip": {
    color: "var(--ink)", backgroundColor: "var(--raised)", border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-small)", boxShadow: "var(--shadow-raised)", fontFamily: "var(--font)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "var(--s1) var(--s2)", minHeight: "24px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--on-accent)", backgroundColor: "var(--accent)" },
  ".cm-completionMatchedText": { textDecoration: "underline" },
  ".cm-tooltip.cm-completionInfo": { padding: 0, maxWidth: "320px" },
  ".cm-tooltip-hover": { maxWidth: "420px" },
  ".cm-described": { padding: "var(--s2) var(--s3)", lineHeight: "1.45" },
  ".cm-described p": { color: "var(--ink-soft)" },
  ".cm-diagnostic": { padding: "var(--s1) var(--s3)", lineHeight: "1.45", fontFamily: "var(--font)" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--red-line)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--amber-line)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline solid var(--red-line) 2px", textUnderlineOffset: "3px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline dashed var(--amber-line) 2px", textUnderlineOffset: "3px" },
  ".cm-lintRange-active": { backgroundColor: "var(--sunken)" },
});

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--ink)", fontWeight: "650" },
  { tag: [tags.comment, tags.lineComment], color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--ink-soft)" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
]);

/** A description of something as a small page. */
export function described({ title, text, form }) {
  const dom = document.createElement("div");
  dom.className = "cm-described";
  for (const [tag, words] of [["strong", title], ["div", text], ["p", form]]) {
    if (!words) continue;
    const part = document.createElement(tag);
    part.textContent = words;
    dom.append(part);
  }
  return dom;
}

function hover(describe) {
  return hoverTooltip(async (view, position) => {
    const found = await describe(view.state, position);
    return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: described(found) }) };
  });
}

/* Typing over a selection, a browser would write what it takes for the style of the text into the page, which the
   content security policy forbids and the editor takes out again: the text goes in without it. */
const overSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (event.inputType !== "insertText" || !event.data || event.isComposing || empty) return false;
    event.preventDefault();
    const insert = () => view.state.update(view.state.replaceSelection(event.data), {
      userEvent: "input.type", scrollIntoView: true,
    });
    const handled = view.state.facet(EditorView.inputHandler).some((one) => one(view, from, to, event.data, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});

/** An editor in `parent`. `complete` and `describe` ask the server; `keys` are the page's own. */
export function textEditor({ parent, text, nonce, label, help, complete, describe, keys, onUpdate }) {
  const words = {
    "aria-label": label, "aria-describedby": help, spellcheck: "false", autocorrect: "off", autocapitalize: "off",
  };
  return new EditorView({
    parent,
    doc: text,
    extensions: [
      EditorView.cspNonce.of(nonce),
      overSelection,
      keymap.of(keys),
      lineNumbers(), foldGutter(), codeFolding(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(),
      highlightSpecialChars(), highlightSelectionMatches(), drawSelection(), history(), indentOnInput(),
      bracketMatching(), closeBrackets(), search({ top: false }), yaml(), indentUnit.of("  "),
      EditorState.tabSize.of(2), EditorView.lineWrapping, EditorView.contentAttributes.of(words),
      autocompletion({ override: [complete], icons: false, activateOnTypingDelay: 120, maxRenderedOptions: 60 }),
      hover(describe), syntaxHighlighting(colours), theme,
      keymap.of([
        { key: "Tab", run: acceptCompletion },
        ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap,
        ...defaultKeymap, indentWithTab,
      ]),
      EditorView.updateListener.of(onUpdate),
    ],
  });
}
