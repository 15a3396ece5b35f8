package io.switchboard.provisioning.tenantlist;

import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tenants to operators, ordered by id. */
@RestController
class TenantListController {

    private static final String LIST = "tenants";

    private final TenantOverviews overviews;

    TenantListController(TenantOverviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/api/operator/tenants")
    Page<TenantOverview> list(
            @RequestParam(defaultValue = Page.USUAL) int limit, @RequestParam(defaultValue = "") String cursor) {
        var after = Cursor.read(LIST, cursor);
        var found = overviews.after(after == null ? "" : after.id(), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                tenant -> tenant,
                last -> Cursor.of(last.tenantId()).text(LIST));
    }
}
