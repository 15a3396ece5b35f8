import * as editing from "/console/js/numbers/plan/editing.js";
import { EditHistory } from "/console/js/numbers/plan/edit-history.js";
import { emptyPlaces, flowFrom, placesOf, stepAt } from "/console/js/numbers/plan/tree.js";
import { equal, test } from "./testing.js";

const voicemail = { type: "voicemail" };
const ring = (to, otherwise) => ({ type: "forward", to: [to], ...(otherwise && { otherwise }) });
const greeting = (say, then) => ({ type: "greeting", greeting: { say }, ...(then && { then }) });
const menu = (digits, otherwise) => ({ type: "menu", prompt: { say: "Press" }, digits, ...(otherwise && { otherwise }) });
const hours = (open, closed, holidays = []) => ({ type: "businessHours", timeZone: "Europe/Berlin", hours: [], open, closed, holidays });

const plan = greeting("Hi", hours(menu({ 1: ring("+1", voicemail), 2: ring("+2") }), voicemail));

const types = (tree, place = "") => flowFrom(tree, place).map(({ step }) => step.type);

test("a place is the path of branches to a step", () => {
  equal(placesOf(plan), ["", "then", "then.open", "then.open.1", "then.open.1.otherwise", "then.open.2", "then.closed"]);
  equal(stepAt(plan, "then.open.1.otherwise").type, "voicemail");
  equal(stepAt(plan, "then.open.7"), undefined);
});

test("a step is added before another one, which follows it then", () => {
  const { plan: changed, place } = editing.insert(plan, { before: "then.open.2" }, greeting("Workshop"));
  equal(types(changed, "then.open.2"), ["greeting", "forward"]);
  equal(place, "then.open.2");
  equal(stepAt(changed, "then.open.1"), stepAt(plan, "then.open.1"));
});

test("a step is added after another one, in front of what followed that one", () => {
  const { plan: changed, place } = editing.insert(plan, { after: "then.open.1" }, ring("+3"));
  equal(types(changed, "then.open.1"), ["forward", "forward", "voicemail"]);
  equal(place, "then.open.1.otherwise");
});

test("a step that ends the call is not added in front of others", () => {
  equal(editing.insert(plan, { before: "" }, voicemail), undefined);
  equal(editing.canInsert(plan, { after: "then.closed" }, greeting("Bye")), false);
  equal(editing.canInsert(plan, { after: "then.open.2" }, voicemail), true);
});

test("a menu in front of a step leads there by its first key", () => {
  const { plan: changed } = editing.insert(voicemail, { before: "" }, menu({ 1: null, 2: null }));
  equal(changed.digits[1], voicemail);
  equal(emptyPlaces(changed), ["2"]);
});

test("what follows a removed step takes its place", () => {
  equal(editing.remove(plan, "then.open.1").plan.then.open.digits[1], voicemail);
  equal(editing.remove(plan, "").plan, plan.then);
  equal(editing.remove(voicemail, "").plan, undefined);
});

test("a key stays when its step is removed, and needs another one", () => {
  const { plan: changed } = editing.remove(plan, "then.open.2");
  equal(Object.keys(changed.then.open.digits), ["1", "2"]);
  equal(emptyPlaces(changed), ["then.open.2"]);
});

test("a step moves past the one before it and back", () => {
  const flow = greeting("One", greeting("Two", voicemail));
  const up = editing.moveUp(flow, "then");
  equal(up.plan, greeting("Two", greeting("One", voicemail)));
  equal(up.place, "");
  const down = editing.moveDown(up.plan, "");
  equal(down, { plan: flow, place: "then" });
});

test("a step moves out of a branch, and into the first one", () => {
  const inBranch = hours(greeting("Hi", voicemail), voicemail);
  const out = editing.moveUp(inBranch, "open");
  equal(out.plan, greeting("Hi", hours(voicemail, voicemail)));
  equal(editing.moveDown(out.plan, "").plan, inBranch);
});

test("a step that ends the call moves nowhere", () => {
  equal(editing.moveUp(plan, "then.open.1.otherwise"), undefined);
  equal(editing.moveDown(plan, "then.closed"), undefined);
  equal(editing.moveDown(greeting("Hi", voicemail), ""), undefined);
});

test("a step that is dragged leaves its branch whole, wherever it goes", () => {
  const behind = editing.move(plan, "", { before: "then.open.2" });
  equal(types(behind.plan), ["businessHours"]);
  equal(types(behind.plan, "open.2"), ["greeting", "forward"]);
  const within = editing.move(plan, "then.open.1", { after: "then.open.2" });
  equal(within.plan.then.open.digits[1], voicemail);
  equal(types(within.plan, "then.open.2"), ["forward", "forward"]);
});

test("a step cannot be dragged into its own branches", () => {
  equal(editing.move(plan, "then.open", { before: "then.open.1" }), undefined);
  equal(editing.move(plan, "then", { after: "then" }), undefined);
});

test("every move keeps every step", () => {
  const count = (tree) => placesOf(tree).length;
  for (const from of placesOf(plan)) {
    for (const to of placesOf(plan)) {
      for (const side of ["before", "after"]) {
        const moved = editing.move(plan, from, { [side]: to });
        if (moved) equal(count(moved.plan), count(plan));
      }
    }
  }
});

test("a copy of a step is without what follows it, and with its branches", () => {
  equal(editing.alone(plan), greeting("Hi"));
  equal(editing.alone(plan.then), plan.then);
  const { plan: doubled } = editing.double(plan, "");
  equal(types(doubled), ["greeting", "greeting", "businessHours"]);
});

test("a field that goes back to its standard leaves the plan", () => {
  const { plan: changed } = editing.setFields(plan, "then.open.1", { timeoutSeconds: 15 });
  equal(stepAt(changed, "then.open.1").timeoutSeconds, 15);
  equal(editing.setFields(changed, "then.open.1", { timeoutSeconds: undefined }).plan, plan);
});

test("keys are added, renamed and removed, and never overwrite each other", () => {
  const own = menu({ 1: voicemail, 2: voicemail });
  equal(editing.addKey(own, "", "1"), undefined);
  equal(editing.addKey(own, "", "*").plan.digits["*"], null);
  equal(editing.renameKey(own, "", "1", "2"), undefined);
  equal(Object.keys(editing.renameKey(own, "", "1", "9").plan.digits), ["2", "9"]);
  equal(Object.keys(editing.removeKey(own, "", "2").plan.digits), ["1"]);
});

test("a holiday's own steps go without the holiday", () => {
  const own = hours(voicemail, voicemail, [{ date: "2026-12-25", plan: voicemail }]);
  equal(editing.remove(own, "2026-12-25").plan.holidays, [{ date: "2026-12-25" }]);
});

test("nothing that is changed changes the plan before", () => {
  const before = JSON.stringify(plan);
  editing.insert(plan, { after: "then.open.1" }, ring("+3"));
  editing.moveUp(plan, "then");
  editing.remove(plan, "then.open.1");
  equal(JSON.stringify(plan), before);
});

test("typing in one field is one step to undo", () => {
  const history = new EditHistory("");
  history.change("H", { field: "say", at: 0 });
  history.change("He", { field: "say", at: 300 });
  history.change("Hey", { field: "say", at: 5000 });
  history.undo();
  equal(history.present, "He");
  history.undo();
  equal(history.present, "");
  history.redo();
  equal(history.present, "He");
});

test("a change after an undo ends what could be redone", () => {
  const history = new EditHistory("one");
  history.change("two");
  history.undo();
  history.change("three");
  equal(history.canRedo, false);
  equal(history.canUndo, true);
});
