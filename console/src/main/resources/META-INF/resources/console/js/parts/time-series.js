import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { render } from "../lib/html.js";
import { shortWhen } from "../lib/times.js";
import { time } from "../lib/times.js";
import { figuresTable } from "./figures-table.js";
import { words } from "./words.js";

/**
 * Lines over time. `times` are moments, `series` are `{words, values, tone}` with one value per moment (null is a
 * gap); `labelOf(at)` names a moment, else its day and time do. The library is loaded when the first chart is drawn; until then, and without it, there is the table.
 */
export const timeSeries = (options) => html`<time-series .options=${options}></time-series>`;

class TimeSeries extends HTMLElement {
  #options;
  #lines = "";
  #chart;
  #hasFailed = false;
  #resized = new ResizeObserver(async ([{ contentRect }]) => (await this.#chart)?.resize(contentRect.width));
  #themes = matchMedia("(prefers-color-scheme: dark)");
  #themed = new MutationObserver(() => this.#redraw());

  set options(options) {
    this.#options = options;
    this.#draw();
    const lines = JSON.stringify(options.series.map(({ words, tone }) => [words, tone]));
    if (lines !== this.#lines) this.#close();
    this.#lines = lines;
    if (this.isConnected) this.#showChart();
  }

  connectedCallback() {
    this.#themes.addEventListener("change", this.#redraw);
    this.#themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#draw();
    this.#showChart();
  }

  disconnectedCallback() {
    this.#themes.removeEventListener("change", this.#redraw);
    this.#themed.disconnect();
    this.#resized.disconnect();
    this.#close();
  }

  async #close() {
    const chart = this.#chart;
    this.#chart = undefined;
    (await chart)?.close();
  }

  /** The canvas has its colours from the theme of the moment. */
  #redraw = () => {
    this.#close();
    this.#showChart();
  };

  #draw() {
    const { title, series, times, labelOf = dayAndTime } = this.#options;
    render(
      html`<figure class="time-series">
        <div class="time-series-plot" role="img" aria-label=${title}></div>
        ${this.#hasFailed ? html`<p class="t-meta">${words.chartFailed}</p>` : nothing}
        ${figuresTable(title, series.map((line) => line.words), times.map((at, index) => ({ label: labelOf(at), values: series.map(({ values }) => values[index]) })))}
      </figure>`,
      this,
    );
  }

  async #showChart() {
    this.#chart ??= this.#create();
    (await this.#chart)?.show(this.#options);
  }

  async #create() {
    try {
      const { createChart } = await import("./time-series-chart.js");
      const plot = this.querySelector(".time-series-plot");
      const chart = await createChart(plot, this.#options);
      this.#resized.observe(plot);
      return chart;
    } catch {
      this.#hasFailed = true;
      this.#draw();
      return undefined;
    }
  }
}

const dayAndTime = (at) => `${shortWhen(at)} ${time(at)}`;

customElements.define("time-series", TimeSeries);
