import { Directive } from "./html.js";
import { directive } from "./html.js";
import { noChange } from "./html.js";

let lastId = 0;

/** Renders `view(id)` with an id that is unique in the page and stays the same from render to render. */
export const withId = directive(
  class extends Directive {
    #id = `part-${++lastId}`;

    render(view) {
      return view(this.#id);
    }
  },
);

/**
 * Calls `callback(element, value)` after the element was rendered, whenever the value is another one; the first time
 * once the element is in the page.
 */
export const afterRender = directive(
  class extends Directive {
    #last = noChange;

    render() {
      return noChange;
    }

    update({ element }, [value, callback]) {
      if (value !== this.#last) queueMicrotask(() => callback(element, value));
      this.#last = value;
      return noChange;
    }
  },
);
