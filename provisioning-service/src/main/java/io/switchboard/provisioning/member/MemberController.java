package io.switchboard.provisioning.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tenant's members. */
@RestController
@RequestMapping("/api/members")
class MemberController {

    private static final int MOST_MEMBERS = 5_000;
    private static final String LIST = "members";
    private static final String ID = "id";
    private static final Pattern MEMBER_ID = Pattern.compile("[\\x21-\\x7e&&[^/\\\\;%?#]]{1,255}");

    private final Members members;
    private final MemberReader reader;
    private final MemberForm form;

    MemberController(Members members, MemberReader reader, MemberForm form) {
        this.members = members;
        this.reader = reader;
        this.form = form;
    }

    @GetMapping
    Page<MemberView> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = reader.page(tenant, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found, limit, MemberView::of, last -> Cursor.of(last.memberId()).text(LIST));
    }

    @GetMapping("/{id}")
    ResponseEntity<MemberView> get(TenantId tenant, @PathVariable String id) {
        return ok(reader.find(tenant, id).orElseThrow(() -> notFound(id)));
    }

    /** Creates a member before the person's first login: {@code {"id": "…", "name": "…", …}}. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MemberView> create(
            ApiCaller caller, TenantId tenant, @RequestBody Map<String, @Nullable Object> body) {
        if (!(body.get(ID) instanceof String id) || !MEMBER_ID.matcher(id).matches() || id.equals("me")) {
            throw ApiProblem.invalid(
                    "invalid-member-id", "'id' must be the issuer's id of the person: 1 to 255 visible characters.");
        }
        var fields = new HashMap<String, @Nullable Object>(body);
        fields.remove(ID);
        var profile = form.read(tenant, MemberProfile.named(""), fields);
        if (reader.isFull(tenant, MOST_MEMBERS)) {
            throw ApiProblem.conflict("too-many-members", "You have " + MOST_MEMBERS + " members, which is the most.");
        }
        var created = members.add(caller, tenant, id, profile, List.of())
                .orElseThrow(() -> ApiProblem.conflict("member-exists", "You have a member '" + id + "' already."));
        return RevisedResponse.created(MemberView.of(created), created.revision());
    }

    @PatchMapping("/{id}")
    ResponseEntity<MemberView> change(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        return ok(members.change(caller, tenant, id, ifMatch, before -> form.read(tenant, before, body))
                .orElseThrow(() -> notFound(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ApiCaller caller, TenantId tenant, @PathVariable String id, IfMatch ifMatch) {
        if (members.delete(caller, tenant, id, ifMatch).isEmpty()) {
            throw notFound(id);
        }
    }

    static ResponseEntity<MemberView> ok(StoredMember member) {
        return RevisedResponse.ok(MemberView.of(member), member.revision());
    }

    private static ApiProblem notFound(String id) {
        return ApiProblem.notFound("member", id);
    }
}
