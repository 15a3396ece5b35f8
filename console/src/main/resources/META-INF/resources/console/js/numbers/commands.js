import { TABS } from "./number-page.js";

/** What the keys of the screen do; the palette and the list of shortcuts show the same. */
export function commandsOf({ context, list, page, isAdmin, isReadOnly }) {
  const commands = [
    { words: "Next number", keys: "j", icon: "hash", run: () => list.step(1) },
    { words: "Previous number", keys: "k", icon: "hash", run: () => list.step(-1) },
  ];
  if (isAdmin && !isReadOnly) {
    commands.push({ words: "Buy a number", keys: "n", icon: "plus", run: () => context.go("/numbers/buy") });
    commands.push({ words: "Import numbers of the account", icon: "download", run: () => context.go("/numbers/import") });
    commands.push({ words: "Check and repair all webhooks", icon: "wrench", run: list.repairAll });
  }
  return page?.plan ? [...commands, ...numberCommands(page, context, isReadOnly)] : commands;
}

function numberCommands(page, context, isReadOnly) {
  const turn = (by) => {
    const index = TABS.findIndex(({ name }) => name === page.tab);
    const { name } = TABS.at((index + by) % TABS.length);
    context.go(`/numbers/${page.id}${name && `/${name}`}`);
  };
  const commands = [
    { words: "Next tab", keys: "]", icon: "arrow-right", run: () => turn(1) },
    { words: "Previous tab", keys: "[", icon: "chevron-left", run: () => turn(-1) },
  ];
  if (page.tab === "") commands.push({ words: "Hear the call plan", keys: "h", icon: "headphones", run: page.plan.actions.play });
  if (isReadOnly) return commands;
  if (page.tab === "") commands.push({ words: "Publish the call plan", keys: "⌘s", icon: "check", run: page.plan.actions.beginPublishing });
  return [...commands, { words: "Repair the webhooks of this number", icon: "wrench", run: page.actions.repair }];
}
