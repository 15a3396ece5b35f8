package io.switchboard.conversation.retention;

import java.util.Map;

import io.switchboard.conversation.retention.RetentionCheck.CheckedRetention;
import io.switchboard.conversation.setting.SettingReader;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells what a page of days would remove before it is saved. */
@RestController
class RetentionCheckController {

    private final SettingReader reader;
    private final RetentionCheck check;

    RetentionCheckController(SettingReader reader, RetentionCheck check) {
        this.reader = reader;
        this.check = check;
    }

    /** Takes the page {@code retention} as {@code PUT} does, and stores nothing. */
    @PostMapping("/api/settings/retention/check")
    CheckedRetention check(ApiCaller caller, TenantId tenant, @RequestBody Map<String, @Nullable Object> values) {
        return check.of(tenant, reader.read(caller, tenant, SettingPage.RETENTION, values));
    }
}
