import "./amounts-tests.js";
import "./details-words-tests.js";
import "./media-words-tests.js";
import "./people-tests.js";
import "./store-tests.js";
import "./text-limit-tests.js";
import "./thread-words-tests.js";
import "./timeline-tests.js";
import "./times-tests.js";
import "./written-text-tests.js";
import { results } from "./testing.js";

globalThis.testResults = results;
