import { get, post } from "/console/js/api/http.js";
import { currentSession } from "/console/js/api/session.js";
import { answers, equal, test } from "./testing.js";

const answersWith = (path, body) => answers(path, async () => new Response(body, { status: 200 }));

const failureOf = (promise) => promise.then(() => undefined, (problem) => problem);

test("success without content is no answer to a question, and is one to a write", async () => {
  answersWith("/nothing", "");
  equal((await failureOf(get("/nothing"))).code, "not-switchboard");
  equal(await post("/nothing", {}), undefined);
});

test("a session without a person or roles is none", async () => {
  for (const body of ["", "{}", "[]", "null", '{"user":"ada"}']) {
    answersWith("/session", body);
    const problem = await failureOf(currentSession());
    equal([problem.status, problem.isRefusal], [0, false]);
  }
});
