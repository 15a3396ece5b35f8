package io.switchboard.web.access;

import java.util.Set;

import io.switchboard.web.Role;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Defines the role that a request needs.
 *
 * @param methods the methods that the rule is about; GET stands for HEAD as well
 * @param path the paths that the rule is about
 * @param least the role that the caller must have, or a role that includes it
 * @param scope whether the request concerns one tenant
 */
public record AccessRule(Set<HttpMethod> methods, PathPattern path, Role least, Scope scope) {

    /** The resources that a request concerns. */
    public enum Scope {
        /** The resources of one tenant: the caller must belong to it or, as an operator, name it. */
        TENANT,
        /** The installation: no tenant is needed. */
        INSTALLATION,
        /** A resource whose address is a secret of its own, such as a signed link: no login is needed. */
        LINK
    }

    static AccessRule of(Role least, Scope scope, String path, HttpMethod... methods) {
        return new AccessRule(Set.of(methods), PathPatternParser.defaultInstance.parse(path), least, scope);
    }

    boolean isAbout(HttpMethod method, PathContainer requested) {
        return methods.contains(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method) && path.matches(requested);
    }
}
