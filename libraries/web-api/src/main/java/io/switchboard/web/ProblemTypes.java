package io.switchboard.web;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Builds the stable {@code type} URIs of problem details. Clients compare them as text and need not fetch them. */
public final class ProblemTypes {

    private static final String PREFIX = "https://switchboard.io/problems/";

    private ProblemTypes() {}

    /** The type with this name, such as {@code invalid-cursor}. */
    public static URI of(String name) {
        return URI.create(PREFIX + name);
    }

    /** The type of a problem that has nothing but its status, such as {@code bad-request}. */
    public static URI of(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return of(known == null ? "status-" + status.value() : nameOf(known));
    }

    /** The type that is named like an enum's constant: {@code NO_TENANT} is {@code no-tenant}. */
    public static URI of(Enum<?> constant) {
        return of(nameOf(constant));
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
