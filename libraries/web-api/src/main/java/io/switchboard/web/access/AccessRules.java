package io.switchboard.web.access;

import java.util.List;
import java.util.Optional;

import io.switchboard.web.Role;
import io.switchboard.web.access.AccessRule.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import static io.switchboard.web.Role.ADMIN;
import static io.switchboard.web.Role.AGENT;
import static io.switchboard.web.Role.OPERATOR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Holds the table of permissions, which gateway and services both check. SECURITY.md shows the same table, and a
 * service does not start when one of its endpoints has no rule here.
 */
public final class AccessRules {

    private static final List<AccessRule> TABLE = List.of(
            tenant(AGENT, "/api/conversations", GET, POST),
            tenant(AGENT, "/api/conversations/counts", GET),
            tenant(AGENT, "/api/conversations/bulk", POST),
            tenant(AGENT, "/api/conversations/{id}", GET, PATCH),
            tenant(AGENT, "/api/conversations/{id}/read", POST),
            tenant(AGENT, "/api/conversations/{id}/timeline", GET),
            tenant(AGENT, "/api/conversations/{id}/notes", POST),
            tenant(AGENT, "/api/conversations/{id}/presence", POST),
            tenant(AGENT, "/api/conversations/{id}/messages", GET, POST),
            tenant(AGENT, "/api/messages", POST),
            tenant(AGENT, "/api/messages/preview", POST),
            tenant(AGENT, "/api/messages/bulk", POST),
            tenant(AGENT, "/api/messages/waiting", GET),
            tenant(AGENT, "/api/messages/{id}", GET, PATCH, DELETE),
            tenant(AGENT, "/api/messages/{id}/price", GET),
            tenant(AGENT, "/api/messages/{id}/media/{n}", GET),
            tenant(AGENT, "/api/media", POST),
            link("/api/public/media/{id}", GET),
            tenant(AGENT, "/api/labels", GET),
            tenant(ADMIN, "/api/labels", POST),
            tenant(AGENT, "/api/labels/{id}", GET),
            tenant(ADMIN, "/api/labels/{id}", PUT, DELETE),
            tenant(AGENT, "/api/settings/{page}", GET),
            tenant(ADMIN, "/api/settings/{page}", PUT),
            tenant(ADMIN, "/api/settings/rules/check", POST),
            tenant(ADMIN, "/api/settings/retention/check", POST),
            tenant(AGENT, "/api/templates", GET),
            tenant(ADMIN, "/api/templates", POST),
            tenant(AGENT, "/api/templates/content", GET),
            tenant(AGENT, "/api/templates/{id}", GET),
            tenant(ADMIN, "/api/templates/{id}", PUT, DELETE),
            tenant(ADMIN, "/api/webhook-log", GET),
            tenant(ADMIN, "/api/webhook-log/watch", POST),
            installation(OPERATOR, "/api/operator/reconciliations", POST),
            installation(OPERATOR, "/api/operator/reconciliations/{id}", GET),
            tenant(AGENT, "/api/calls", GET, POST),
            tenant(AGENT, "/api/calls/counts", GET),
            tenant(AGENT, "/api/calls/{id}", GET),
            tenant(AGENT, "/api/calls/{id}/dismiss", POST),
            tenant(AGENT, "/api/calls/{id}/price", GET),
            tenant(AGENT, "/api/calls/{id}/recording", GET),
            tenant(ADMIN, "/api/calls/{id}/recording", DELETE),
            tenant(AGENT, "/api/calls/{id}/recordings/{rid}", GET),
            tenant(ADMIN, "/api/calls/{id}/recordings/{rid}", DELETE),
            tenant(AGENT, "/api/search", GET),
            tenant(AGENT, "/api/addresses", GET),
            tenant(AGENT, "/api/contacts", GET),
            tenant(AGENT, "/api/contacts/{id}", GET, PATCH),
            tenant(AGENT, "/api/contacts/{id}/addresses", POST),
            tenant(AGENT, "/api/contacts/{id}/merge", POST),
            tenant(AGENT, "/api/contacts/{id}/merges", GET),
            tenant(AGENT, "/api/contacts/{id}/duplicates", GET),
            tenant(AGENT, "/api/contacts/{id}/notes", GET, POST),
            tenant(AGENT, "/api/contacts/merges/{mergeId}/undo", POST),
            tenant(ADMIN, "/api/contacts/import", POST),
            tenant(ADMIN, "/api/contacts/import/check", POST),
            tenant(ADMIN, "/api/contacts/export", POST),
            tenant(ADMIN, "/api/contacts/{id}/export", POST),
            tenant(ADMIN, "/api/contacts/{id}/erase", POST),
            tenant(ADMIN, "/api/conversations/export", POST),
            tenant(AGENT, "/api/jobs/{id}", GET, DELETE),
            tenant(AGENT, "/api/jobs/{id}/result", GET),
            tenant(AGENT, "/api/phone-numbers", GET),
            tenant(ADMIN, "/api/phone-numbers", POST),
            tenant(ADMIN, "/api/phone-numbers/available", GET),
            tenant(AGENT, "/api/phone-numbers/purchases", GET),
            tenant(AGENT, "/api/phone-numbers/purchases/{id}", GET),
            tenant(AGENT, "/api/phone-numbers/webhooks", GET),
            tenant(AGENT, "/api/phone-numbers/webhooks/conversations-services", GET),
            tenant(ADMIN, "/api/phone-numbers/assign", POST, DELETE),
            installation(ADMIN, "/api/phone-numbers/webhooks", PUT),
            installation(ADMIN, "/api/phone-numbers/webhooks/repairs/{id}", GET),
            tenant(AGENT, "/api/phone-numbers/{id}", GET),
            tenant(ADMIN, "/api/phone-numbers/{id}", PATCH, DELETE),
            tenant(ADMIN, "/api/phone-numbers/{id}/keep", POST),
            tenant(ADMIN, "/api/phone-numbers/import", POST),
            tenant(ADMIN, "/api/phone-numbers/{id}/restore", POST),
            installation(ADMIN, "/api/audit", GET),
            tenant(ADMIN, "/api/usage", GET),
            tenant(AGENT, "/api/voice-plans/preview", POST),
            tenant(AGENT, "/api/voice-plans/check", POST),
            tenant(AGENT, "/api/members", GET),
            tenant(ADMIN, "/api/members", POST),
            tenant(AGENT, "/api/members/me", GET, PATCH),
            tenant(AGENT, "/api/members/{id}", GET),
            tenant(ADMIN, "/api/members/{id}", PATCH, DELETE),
            tenant(ADMIN, "/api/usage/budget", GET, PUT),
            tenant(ADMIN, "/api/usage/comparison", GET),
            tenant(ADMIN, "/api/doctor", GET),
            tenant(ADMIN, "/api/doctor/run", POST),
            installation(ADMIN, "/api/accounts", GET),
            installation(OPERATOR, "/api/accounts", POST),
            installation(OPERATOR, "/api/accounts/import", POST),
            installation(OPERATOR, "/api/accounts/creations/{id}", GET),
            installation(ADMIN, "/api/accounts/{sid}", GET),
            installation(OPERATOR, "/api/accounts/{sid}/suspend", POST),
            installation(OPERATOR, "/api/accounts/{sid}/reactivate", POST),
            installation(OPERATOR, "/api/accounts/{sid}/close", POST),
            installation(OPERATOR, "/api/accounts/{sid}/rotate", POST),
            tenant(AGENT, "/api/event-types", GET),
            tenant(ADMIN, "/api/webhook-endpoints", GET, POST),
            tenant(ADMIN, "/api/webhook-endpoints/{id}", GET, PATCH, DELETE),
            tenant(ADMIN, "/api/webhook-endpoints/{id}/rotate-secret", POST),
            tenant(ADMIN, "/api/webhook-endpoints/{id}/test", POST),
            tenant(ADMIN, "/api/webhook-endpoints/{id}/replay", POST),
            tenant(ADMIN, "/api/webhook-endpoints/{id}/attempts", GET),
            tenant(ADMIN, "/api/webhook-endpoints/{id}/attempts/{aid}", GET),
            tenant(ADMIN, "/api/webhook-endpoints/{id}/attempts/{aid}/retry", POST),
            tenant(AGENT, "/api/stream", GET),
            tenant(AGENT, "/api/status", GET),
            installation(OPERATOR, "/api/operator/parts", GET),
            installation(OPERATOR, "/api/operator/streams", GET),
            installation(OPERATOR, "/api/operator/dead-letters", GET),
            installation(OPERATOR, "/api/operator/dead-letters/counts", GET),
            installation(OPERATOR, "/api/operator/dead-letters/replay", POST),
            installation(OPERATOR, "/api/operator/dead-letters/discard", POST),
            installation(OPERATOR, "/api/operator/dead-letters/{id}", GET),
            installation(OPERATOR, "/api/operator/rejected-webhooks", GET),
            installation(OPERATOR, "/api/operator/rejected-webhooks/counts", GET),
            installation(OPERATOR, "/api/operator/rejected-webhooks/replay", POST),
            installation(OPERATOR, "/api/operator/rejected-webhooks/discard", POST),
            installation(OPERATOR, "/api/operator/rejected-webhooks/{id}", GET),
            installation(OPERATOR, "/api/operator/replays", GET),
            installation(OPERATOR, "/api/operator/replays/{id}", GET),
            installation(OPERATOR, "/api/operator/tenants", GET),
            tenant(AGENT, "/api/stream/tickets", POST),
            tenant(AGENT, "/api/notifications", GET),
            tenant(AGENT, "/api/notifications/unread-count", GET),
            tenant(AGENT, "/api/notifications/read", POST),
            tenant(AGENT, "/api/notifications/{id}/read", POST),
            tenant(AGENT, "/api/notifications/preferences", GET, PUT),
            tenant(AGENT, "/api/notifications/push-key", GET),
            tenant(AGENT, "/api/notifications/push-subscriptions", GET, POST),
            tenant(AGENT, "/api/notifications/push-subscriptions/{id}", DELETE));

    private AccessRules() {}

    /** The rules in order; the first one that matches a request applies. */
    public static List<AccessRule> table() {
        return TABLE;
    }

    /** The rule for the request; empty where there is none, because no service has such an endpoint. */
    public static Optional<AccessRule> ruleFor(HttpMethod method, PathContainer path) {
        return TABLE.stream().filter(rule -> rule.isAbout(method, path)).findFirst();
    }

    /** Returns whether the request needs no login, because its address is a permission of its own. */
    public static boolean isLink(HttpMethod method, PathContainer path) {
        return ruleFor(method, path).filter(rule -> rule.scope() == Scope.LINK).isPresent();
    }

    /** Returns whether the endpoint with this path has a row of its own, whatever its variables are called. */
    public static boolean hasRow(HttpMethod method, String endpoint) {
        var path = withoutNames(endpoint);
        return TABLE.stream()
                .anyMatch(rule -> rule.methods().contains(method)
                        && withoutNames(rule.path().getPatternString()).equals(path));
    }

    private static String withoutNames(String path) {
        return path.replaceAll("[{][^/]*}", "{}");
    }

    private static AccessRule installation(Role least, String path, HttpMethod... methods) {
        return AccessRule.of(least, Scope.INSTALLATION, path, methods);
    }

    private static AccessRule link(String path, HttpMethod... methods) {
        return AccessRule.of(AGENT, Scope.LINK, path, methods);
    }

    private static AccessRule tenant(Role least, String path, HttpMethod... methods) {
        return AccessRule.of(least, Scope.TENANT, path, methods);
    }
}
