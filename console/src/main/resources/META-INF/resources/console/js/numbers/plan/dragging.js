/** Moves steps by dragging them: before or behind another step, by which half the pointer is over, or into an empty branch. */
export class Dragging {
  #from;
  #marked;
  #drop;

  constructor(drop) {
    this.#drop = drop;
  }

  start = (event) => {
    this.#from = event.target.closest?.("[data-place]")?.dataset.place;
    if (this.#from === undefined) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  };

  over = (event) => {
    const target = this.#targetOf(event);
    this.#mark(target?.element, target?.side);
    if (target) event.preventDefault();
  };

  drop = (event) => {
    const target = this.#targetOf(event);
    this.end();
    if (!target) return;
    event.preventDefault();
    this.#drop(target.from, target.where);
  };

  end = () => {
    this.#mark(undefined);
    this.#from = undefined;
  };

  #targetOf(event) {
    const element = event.target.closest?.("[data-place], [data-in]");
    if (this.#from === undefined || !element) return undefined;
    const from = this.#from;
    if (element.dataset.in !== undefined) return { from, element, side: "in", where: { in: element.dataset.in } };
    const box = element.querySelector(".nb").getBoundingClientRect();
    const side = event.clientY < box.top + box.height / 2 ? "before" : "after";
    return element.dataset.place === from ? undefined : { from, element, side, where: { [side]: element.dataset.place } };
  }

  #mark(element, side) {
    if (this.#marked && this.#marked !== element) delete this.#marked.dataset.drop;
    if (element) element.dataset.drop = side;
    this.#marked = element;
  }
}
