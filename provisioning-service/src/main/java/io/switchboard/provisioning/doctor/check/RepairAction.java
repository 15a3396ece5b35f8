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
        @Field("path") String path) {

    private static final String WEBHOOKS = "/api/phone-numbers/webhooks";

    /** The repair of the webhooks of one number, and of its WhatsApp sender. */
    public static RepairAction ofNumber(String numberSid) {
        return new RepairAction("Repair", "PUT", WEBHOOKS + "?phoneNumberId=" + numberSid);
    }

    /** The repair of all numbers of the tenant. */
    public static RepairAction ofAllNumbers() {
        return new RepairAction("Repair all", "PUT", WEBHOOKS);
    }
}
