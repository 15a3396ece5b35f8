import { createAppearancePage } from "./appearance.js";
import { createAnswersPage } from "./answers.js";
import { createCallsPage } from "./calls.js";
import { createCompanyPage } from "./company.js";
import { createConversationsPage } from "./conversations.js";
import { createHoursPage } from "./hours.js";
import { createKeywordsPage } from "./keywords.js";
import { createLabelsPage } from "./labels.js";
import { createMembersPage } from "./members.js";
import { createNotificationsPage } from "./notifications.js";
import { createProfilePage } from "./profile.js";
import { createRetentionPage } from "./retention.js";
import { createRulesPage } from "./rules.js";
import { createSendersPage } from "./senders.js";
import { createSessionsPage } from "./sessions.js";
import { createTemplatesPage } from "./templates.js";

/**
 * The pages in the order of the list. Pages of the company are changed by admins and read by everyone; `target` is what the
 * audit calls them.
 */
const GROUPS = [
  {
    words: "You",
    pages: [
      { path: "profile", words: "Profile", icon: "user", isOwn: true, create: createProfilePage },
      { path: "notifications", words: "Notifications", icon: "bell", isOwn: true, create: createNotificationsPage },
      { path: "device", words: "This device", icon: "monitor", isOwn: true, create: createAppearancePage },
      { path: "sessions", words: "Sessions", icon: "key-round", isOwn: true, create: createSessionsPage },
    ],
  },
  {
    words: "Answering",
    pages: [
      { path: "answers", words: "Automatic answers", icon: "bot", target: "settings/auto-reply", create: createAnswersPage },
      { path: "hours", words: "Hours", icon: "clock", target: "settings/business-hours", create: createHoursPage },
      { path: "keywords", words: "Keywords", icon: "text-search", target: "settings/keywords", create: createKeywordsPage },
      { path: "rules", words: "Rules", icon: "list-checks", target: "settings/rules", create: createRulesPage },
      { path: "templates", words: "Templates", icon: "zap", target: "templates", create: createTemplatesPage },
      { path: "senders", words: "Senders", icon: "send-horizontal", target: "settings/sending", create: createSendersPage },
      { path: "calls", words: "Calls", icon: "phone", target: "settings/calls", create: createCallsPage },
    ],
  },
  {
    words: "Company",
    pages: [
      { path: "company", words: "Name", icon: "building-2", target: "settings/company", create: createCompanyPage },
      { path: "members", words: "Members", icon: "users", target: "members", create: createMembersPage },
      { path: "labels", words: "Labels", icon: "tag", target: "labels", create: createLabelsPage },
      {
        path: "conversations",
        words: "Twilio Conversations",
        icon: "message-square",
        target: "settings/conversations",
        create: createConversationsPage,
      },
      { path: "retention", words: "Retention", icon: "archive", target: "settings/retention", create: createRetentionPage },
    ],
  },
];

/** An operator who looks at a company has no pages of their own there. */
export const groupsFor = ({ lookedAt }) => (lookedAt ? GROUPS.filter(({ pages }) => !pages.every(({ isOwn }) => isOwn)) : GROUPS);

const PAGES = GROUPS.flatMap(({ pages }) => pages);

export const pageAt = (path) => PAGES.find((page) => page.path === path);
