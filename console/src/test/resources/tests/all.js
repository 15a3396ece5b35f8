import "./details-words-tests.js";
import "./media-words-tests.js";
import "./store-tests.js";
import "./text-limit-tests.js";
import "./times-tests.js";
import { results } from "./testing.js";

globalThis.testResults = results;
