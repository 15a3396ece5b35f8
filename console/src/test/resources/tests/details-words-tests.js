import { detailsWords } from "/console/js/views/words.js";
import { equal, test } from "./testing.js";

test("says what came with a message", () => {
  equal(detailsWords({}), "");
  equal(detailsWords({ referral: { headline: "Bikes" } }), "From an advertisement: Bikes");
  equal(detailsWords({ referral: { clickId: "x" } }), "From an advertisement");
  equal(detailsWords({ forward: { often: true }, reply: {} }), "Forwarded many times · Reply to an earlier message");
});
