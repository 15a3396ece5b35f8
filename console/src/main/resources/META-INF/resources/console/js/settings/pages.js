import { createAppearancePage } from "./appearance.js";
import { createAnswersPage } from "./answers.js";
import { createCallsPage } from "./calls.js";
import { createHoursPage } from "./hours.js";
import { createKeywordsPage } from "./keywords.js";
import { createLabelsPage } from "./labels.js";
import { createMembersPage } from "./members.js";
import { createNotificationsPage } from "./notifications.js";
import { createProfilePage } from "./profile.js";
import { createRetentionPage } from "./retention.js";
import { createSendersPage } from "./senders.js";
import { createTemplatesPage } from "./templates.js";

/** The pages in the order of the list. Pages of the company are changed by admins and read by everyone. */
export const GROUPS = [
  {
    words: "You",
    pages: [
      { path: "profile", words: "Profile", icon: "user", isOwn: true, create: createProfilePage },
      { path: "notifications", words: "Notifications", icon: "bell", isOwn: true, create: createNotificationsPage },
      { path: "device", words: "This device", icon: "monitor", isOwn: true, create: createAppearancePage },
    ],
  },
  {
    words: "Answering",
    pages: [
      { path: "answers", words: "Automatic answers", icon: "bot", create: createAnswersPage },
      { path: "hours", words: "Hours", icon: "clock", create: createHoursPage },
      { path: "keywords", words: "Keywords", icon: "text-search", create: createKeywordsPage },
      { path: "templates", words: "Templates", icon: "zap", create: createTemplatesPage },
      { path: "senders", words: "Senders", icon: "send-horizontal", create: createSendersPage },
      { path: "calls", words: "Calls", icon: "phone", create: createCallsPage },
    ],
  },
  {
    words: "Company",
    pages: [
      { path: "members", words: "Members", icon: "users", create: createMembersPage },
      { path: "labels", words: "Labels", icon: "tag", create: createLabelsPage },
      { path: "retention", words: "Retention", icon: "archive", create: createRetentionPage },
    ],
  },
];

export const PAGES = GROUPS.flatMap(({ pages }) => pages);

export const pageAt = (path) => PAGES.find((page) => page.path === path);
