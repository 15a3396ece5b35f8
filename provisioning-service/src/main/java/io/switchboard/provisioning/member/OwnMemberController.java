package io.switchboard.provisioning.member;

import java.util.List;
import java.util.Map;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the caller's own profile, whatever the caller's role. */
@RestController
@RequestMapping("/api/members/me")
class OwnMemberController {

    private final Members members;
    private final MemberForm form;

    OwnMemberController(Members members, MemberForm form) {
        this.members = members;
        this.form = form;
    }

    /** Returns the caller's profile. At the first login it is created, later the roles of the token are recorded, and the time. */
    @GetMapping
    ResponseEntity<MemberView> get(ApiCaller caller, TenantId tenant) {
        var member = known(caller, tenant);
        members.noteSeen(tenant, member);
        return MemberController.ok(member);
    }

    @PatchMapping
    ResponseEntity<MemberView> change(
            ApiCaller caller, TenantId tenant, IfMatch ifMatch, @RequestBody Map<String, @Nullable Object> body) {
        var member = known(caller, tenant);
        return MemberController.ok(
                members.change(caller, tenant, member.memberId(), ifMatch, before -> form.read(tenant, before, body))
                        .orElseThrow(() -> ApiProblem.notFound("member", member.memberId())));
    }

    private StoredMember known(ApiCaller caller, TenantId tenant) {
        var id = caller.subject();
        if (caller.has(Role.OPERATOR) || id.isEmpty() || id.equals(caller.clientId())) {
            throw ApiProblem.notFound("not-a-member", "An operator or a program is no member of a tenant.", null);
        }
        var roles = roles(caller);
        return members.giveRoles(caller, tenant, id, roles)
                .or(() -> members.add(caller, tenant, id, MemberProfile.named(name(caller)), roles))
                .or(() -> members.giveRoles(caller, tenant, id, roles))
                .orElseThrow(() -> ApiProblem.notFound("member", id));
    }

    private static List<String> roles(ApiCaller caller) {
        return caller.roles().stream().sorted().map(Role::text).toList();
    }

    private static String name(ApiCaller caller) {
        return caller.name() == null ? caller.subject() : caller.name();
    }
}
