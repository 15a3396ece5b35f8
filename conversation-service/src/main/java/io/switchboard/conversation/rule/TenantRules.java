package io.switchboard.conversation.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.label.Labels;
import io.switchboard.conversation.rule.decision.RulePolicy;
import io.switchboard.conversation.rule.decision.RuleTargets;
import io.switchboard.conversation.setting.Settings;
import io.switchboard.conversation.setting.page.ConversationRule;
import io.switchboard.conversation.setting.page.KeywordsPage;
import io.switchboard.conversation.setting.page.KeywordsPage.KeywordRule;
import io.switchboard.conversation.setting.page.RulesPage;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Prepares the rules of tenants. */
@Component
class TenantRules {

    private static final Logger log = LoggerFactory.getLogger(TenantRules.class);

    private static final List<SettingPage<?>> PAGES =
            List.of(SettingPage.RULES, SettingPage.KEYWORDS, SettingPage.BUSINESS_HOURS);

    private final Settings settings;
    private final Labels labels;
    private final AssignableMembers members;
    private final RuleMeters meters;

    TenantRules(Settings settings, Labels labels, AssignableMembers members, RuleMeters meters) {
        this.settings = settings;
        this.labels = labels;
        this.members = members;
        this.meters = meters;
    }

    /** The rules of a tenant that are on, and what they can still name. */
    record RuleSet(RulePolicy policy, RuleTargets targets) {}

    /** Returns the rules of those tenants that have any. Settings that cannot be read cost the rules of their tenant. */
    Map<TenantId, RuleSet> of(Collection<TenantId> tenants) {
        settings.prepare(tenants, PAGES);
        var sets = new HashMap<TenantId, RuleSet>();
        for (var tenant : Set.copyOf(tenants)) {
            try {
                var page = settings.of(tenant, SettingPage.RULES);
                var keywords = settings.of(tenant, SettingPage.KEYWORDS);
                if (!page.enabledRules().isEmpty() || keywords.changesConversations()) {
                    sets.put(tenant, set(tenant, page, keywords));
                }
            } catch (Settings.UnreadableSetting e) {
                meters.failed();
                log.atWarn()
                        .addKeyValue("tenant", tenant)
                        .addKeyValue("reason", e.toString())
                        .log("rules not tried");
            }
        }
        return sets;
    }

    /** Returns the rules of a page that may not be saved, without those of keywords. */
    RuleSet set(TenantId tenant, RulesPage page) {
        return set(tenant, page, SettingPage.KEYWORDS.defaults());
    }

    private RuleSet set(TenantId tenant, RulesPage page, KeywordsPage keywords) {
        var hours = settings.of(tenant, SettingPage.BUSINESS_HOURS).schedule();
        var actions = Stream.concat(
                        keywords.rules().stream().map(KeywordRule::conversationRule), page.enabledRules().stream())
                .map(ConversationRule::actions)
                .toList();
        return new RuleSet(new RulePolicy(page, keywords, hours), new StoredTargets(tenant, actions, labels, members));
    }
}
