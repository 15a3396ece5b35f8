// The only module that names the template library, whose files the build unpacks beside ours.
export { html, noChange, nothing, render, svg } from "./lit/lit-html.js";
export { Directive, directive } from "./lit/directive.js";
export { guard } from "./lit/directives/guard.js";
export { keyed } from "./lit/directives/keyed.js";
export { live } from "./lit/directives/live.js";
export { repeat } from "./lit/directives/repeat.js";
