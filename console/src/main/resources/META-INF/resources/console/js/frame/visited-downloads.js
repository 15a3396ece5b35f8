import { downloadStored } from "../api/http.js";
import { saveFile } from "../lib/save-file.js";

/**
 * Saves what links to files of the API lead to, while an operator looks at a tenant: a browser that follows such a link does
 * not name the tenant.
 */
export const saveLinkedFiles = (toasts) =>
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[download]");
    if (!link?.pathname.startsWith("/api/") || event.defaultPrevented) return;
    event.preventDefault();
    save(link).catch(({ message }) => toasts.show({ words: message, kind: "bad" }));
  });

async function save({ pathname, search }) {
  const { content, name = pathname.split("/").at(-1) } = await downloadStored(pathname + search);
  saveFile(content, name);
}
