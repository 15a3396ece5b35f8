package io.switchboard.conversation.setting.page;

import java.util.List;
import java.util.Optional;

/**
 * A page of settings: one JSON document that is read and written whole.
 *
 * @param name the page's name in its path
 * @param type the record of its values
 * @param defaults the values of tenants that never set any
 */
public record SettingPage<T>(String name, Class<T> type, T defaults) {

    public static final SettingPage<AutoReplyPage> AUTO_REPLY =
            new SettingPage<>("auto-reply", AutoReplyPage.class, AutoReplyPage.DEFAULT);
    public static final SettingPage<KeywordsPage> KEYWORDS =
            new SettingPage<>("keywords", KeywordsPage.class, KeywordsPage.DEFAULT);
    public static final SettingPage<BusinessHoursPage> BUSINESS_HOURS =
            new SettingPage<>("business-hours", BusinessHoursPage.class, BusinessHoursPage.DEFAULT);
    public static final SettingPage<RetentionPage> RETENTION =
            new SettingPage<>("retention", RetentionPage.class, RetentionPage.DEFAULT);
    public static final SettingPage<CallsPage> CALLS = new SettingPage<>("calls", CallsPage.class, CallsPage.DEFAULT);
    public static final SettingPage<SendingPage> SENDING =
            new SettingPage<>("sending", SendingPage.class, SendingPage.DEFAULT);
    public static final SettingPage<ConversationsPage> CONVERSATIONS =
            new SettingPage<>("conversations", ConversationsPage.class, ConversationsPage.DEFAULT);

    public static final SettingPage<RulesPage> RULES = new SettingPage<>("rules", RulesPage.class, RulesPage.DEFAULT);
    public static final SettingPage<CompanyPage> COMPANY =
            new SettingPage<>("company", CompanyPage.class, CompanyPage.DEFAULT);

    /** The pages by whose values provisioning configures Twilio, and which events therefore hold. */
    private static final List<SettingPage<? extends SettingValue>> ANNOUNCED_WITH_VALUES =
            List.of(CALLS, CONVERSATIONS);

    /** All pages. */
    public static List<SettingPage<? extends SettingValue>> all() {
        return List.of(AUTO_REPLY, KEYWORDS, BUSINESS_HOURS, RETENTION, CALLS, SENDING, CONVERSATIONS, RULES, COMPANY);
    }

    /** The page with this name. */
    public static Optional<SettingPage<? extends SettingValue>> named(String name) {
        return all().stream().filter(page -> page.name().equals(name)).findFirst();
    }

    /** The page with this name if the events about it hold its values. */
    public static Optional<SettingPage<? extends SettingValue>> announcedWithValues(String name) {
        return ANNOUNCED_WITH_VALUES.stream()
                .filter(page -> page.name().equals(name))
                .findFirst();
    }
}
