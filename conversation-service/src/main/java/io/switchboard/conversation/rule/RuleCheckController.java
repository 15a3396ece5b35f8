package io.switchboard.conversation.rule;

import java.util.Map;

import io.switchboard.conversation.rule.RuleCheck.CheckedRules;
import io.switchboard.conversation.setting.SettingReader;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells what rules would do before they are saved. */
@RestController
class RuleCheckController {

    private final SettingReader reader;
    private final RuleCheck check;

    RuleCheckController(SettingReader reader, RuleCheck check) {
        this.reader = reader;
        this.check = check;
    }

    /** Takes the page {@code rules} as {@code PUT} does, and stores nothing. */
    @PostMapping("/api/settings/rules/check")
    CheckedRules check(ApiCaller caller, TenantId tenant, @RequestBody Map<String, @Nullable Object> values) {
        return check.of(tenant, reader.read(caller, tenant, SettingPage.RULES, values));
    }
}
