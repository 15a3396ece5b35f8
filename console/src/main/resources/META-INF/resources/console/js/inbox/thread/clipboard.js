/** Copies a text; a toast says whether it worked. */
export async function copyText(text, context) {
  try {
    await navigator.clipboard.writeText(text);
    context.toast({ words: "Copied.", kind: "good" });
  } catch {
    context.toast({ words: "Your browser does not let this page copy. Select the text and copy it.", kind: "bad" });
  }
}
