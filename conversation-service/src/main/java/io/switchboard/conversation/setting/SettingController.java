package io.switchboard.conversation.setting;

import java.util.Map;

import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.conversation.setting.page.SettingValue;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the pages of a tenant's settings, each whole. */
@RestController
@RequestMapping("/api/settings/{page}")
class SettingController {

    private final SettingChanges settings;
    private final SettingReader reader;

    SettingController(SettingChanges settings, SettingReader reader) {
        this.settings = settings;
        this.reader = reader;
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> get(TenantId tenant, @PathVariable String page) {
        return ok(settings.find(tenant, known(page)));
    }

    /** Replaces the page. A field that is left out gets its default; {@code revision} may be sent along and is ignored. */
    @PutMapping
    ResponseEntity<Map<String, Object>> replace(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String page,
            IfMatch ifMatch,
            @RequestBody Map<String, @Nullable Object> values) {
        var known = known(page);
        var read = reader.read(caller, tenant, known, values);
        return ok(settings.replace(caller, tenant, known, ifMatch, read));
    }

    private static SettingPage<? extends SettingValue> known(String page) {
        return SettingPage.named(page)
                .orElseThrow(() ->
                        ApiProblem.notFound("setting-not-found", "There is no page of settings " + page + ".", null));
    }

    private static ResponseEntity<Map<String, Object>> ok(SettingState state) {
        return RevisedResponse.ok(state.view(), state.revision());
    }
}
