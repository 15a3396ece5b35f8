import { Pages } from "/console/js/state/pages.js";
import { equal, test } from "./testing.js";

const page = (ids, next) => ({ items: ids.map((id) => ({ id })), next });
const idsOf = (pages) => pages.items.map(({ id }) => id);

test("each item is there once, and what follows a fresh first page stays", async () => {
  const answers = { first: page([1, 2], "c1"), c1: page([2, 3], null) };
  const pages = new Pages(async (cursor) => answers[cursor ?? "first"]);
  await pages.load();
  await pages.more();
  equal([idsOf(pages), pages.hasMore], [[1, 2, 3], false]);

  answers.first = page([0, 1], "c0");
  await pages.load();
  equal([idsOf(pages), pages.hasMore], [[0, 1, 2, 3], false]);
  pages.close();
});

test("starts again when something may be missing in between", async () => {
  const answers = { first: page([1, 2], "c1"), c1: page([3], null) };
  const pages = new Pages(async (cursor) => answers[cursor ?? "first"]);
  await pages.load();
  await pages.more();

  answers.first = page([8, 9], "c9");
  await pages.load();
  equal([idsOf(pages), pages.hasMore], [[8, 9], true]);
  pages.close();
});
