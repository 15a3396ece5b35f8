package io.switchboard.provisioning.doctor.check;

import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A request to the API that mends what a check found.
 *
 * @param label the text of the button
 * @param method the HTTP method
 * @param path path and query, below the API's host
 */
public record RepairAction(
        @Field("label") String label,
        @Field("method") String method,
        @Field("path") String path) {}
