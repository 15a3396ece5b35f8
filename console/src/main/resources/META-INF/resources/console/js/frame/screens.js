/**
 * The table of screens, in the order of the navigation.
 *
 * - `path`: the first part of the address
 * - `role`: the role that sees the screen in the navigation
 * - `readers`: a further role that may open its addresses, read-only
 * - `keys`: the shortcut that opens it
 * - `styles`: files of `css/` that are loaded before the first render
 * - `keep`: keeps the screen, with its state and its events, while another one is shown
 * - `views`: the lines below it in the navigation, until the screen sets others
 */
export const SCREENS = [
  {
    path: "inbox",
    words: "Inbox",
    icon: "inbox",
    role: "agent",
    keys: "g i",
    keep: true,
    styles: [
      "inbox.css",
      "inbox-list.css",
      "inbox-row.css",
      "inbox-compact.css",
      "inbox-dialogs.css",
      "inbox-thread.css",
      "inbox-timeline.css",
      "inbox-messages.css",
      "inbox-media.css",
      "inbox-composer.css",
      "inbox-popups.css",
      "inbox-panel.css",
      "inbox-lightbox.css",
      "inbox-print.css",
    ],
    views: [
      { path: "mine", words: "Mine" },
      { path: "unassigned", words: "Unassigned" },
      { path: "all", words: "All open" },
      { path: "mentions", words: "Mentions" },
      { path: "snoozed", words: "Snoozed" },
      { path: "closed", words: "Closed" },
    ],
    load: () => import("../inbox/screen.js"),
  },
  {
    path: "calls",
    words: "Calls",
    icon: "phone",
    role: "agent",
    keys: "g c",
    keep: true,
    styles: ["calls.css", "call-detail.css", "call-filter.css"],
    load: () => import("../calls/screen.js"),
  },
  {
    path: "contacts",
    words: "Contacts",
    icon: "users",
    role: "agent",
    keys: "g p",
    styles: ["contacts.css", "contact-changes.css", "contact-page.css", "contact-timeline.css"],
    load: () => import("../contacts/screen.js"),
  },
  {
    path: "numbers",
    words: "Numbers",
    icon: "hash",
    role: "admin",
    readers: "agent",
    group: "Set-up",
    keys: "g n",
    styles: [
      "numbers.css",
      "numbers-buy.css",
      "numbers-form.css",
      "numbers-hear.css",
      "numbers-list.css",
      "numbers-pages.css",
      "numbers-plan.css",
      "numbers-step.css",
    ],
    load: () => import("../numbers/screen.js"),
  },
  {
    path: "settings",
    words: "Settings",
    icon: "settings",
    role: "agent",
    group: "Set-up",
    keys: "g s",
    styles: ["settings.css", "settings-fields.css", "settings-lists.css"],
    load: () => import("../settings/screen.js"),
  },
  {
    path: "usage",
    words: "Usage",
    icon: "chart-column",
    role: "admin",
    group: "Set-up",
    keys: "g u",
    styles: ["usage.css"],
    load: () => import("../usage/screen.js"),
  },
  {
    path: "audit",
    words: "Audit",
    icon: "history",
    role: "admin",
    group: "Set-up",
    keys: "g a",
    styles: ["audit.css"],
    load: () => import("../audit/screen.js"),
  },
  {
    path: "health",
    words: "Health",
    icon: "heart-pulse",
    role: "admin",
    group: "Set-up",
    keys: "g h",
    styles: ["health.css"],
    load: () => import("../health/screen.js"),
  },
  {
    path: "developers",
    words: "Developers",
    icon: "webhook",
    role: "admin",
    group: "Set-up",
    keys: "g d",
    styles: ["developers.css"],
    load: () => import("../developers/screen.js"),
  },
  {
    path: "operator",
    words: "Operator",
    icon: "server",
    role: "operator",
    keys: "g o",
    styles: ["operator.css", "operator-records.css"],
    load: () => import("../operator/screen.js"),
  },
];

/** The bell beside the company's name: `createBell(context)` answers `{button(), apply(event), refresh(), actions()}`. */
export const BELL = { styles: ["bell.css"], load: () => import("../bell/bell.js") };

export const screenOf = ({ path: [first] }) => SCREENS.find(({ path }) => path === first);
