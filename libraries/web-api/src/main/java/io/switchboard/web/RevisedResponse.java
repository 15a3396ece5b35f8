package io.switchboard.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Makes the responses that show a resource which people edit: each has the revision as its ETag. */
public final class RevisedResponse {

    private RevisedResponse() {}

    /** 200 with the resource. */
    public static <T> ResponseEntity<T> ok(T resource, long revision) {
        return of(HttpStatus.OK, resource, revision);
    }

    /** 201 with the new resource. */
    public static <T> ResponseEntity<T> created(T resource, long revision) {
        return of(HttpStatus.CREATED, resource, revision);
    }

    private static <T> ResponseEntity<T> of(HttpStatus status, T resource, long revision) {
        return ResponseEntity.status(status).eTag(IfMatch.tag(revision)).body(resource);
    }
}
