const FOLDER = new URL("../../css/", import.meta.url).pathname;

/** Puts style sheets into the page, each once; without one of them a screen is plain but works. */
export const loadStyles = (names = []) => Promise.all(names.map(loadStyle));

function loadStyle(name) {
  const href = FOLDER + name;
  if (document.head.querySelector(`link[href="${href}"]`)) return undefined;

  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", () => {
      link.remove();
      done();
    });
    document.head.append(link);
  });
}
