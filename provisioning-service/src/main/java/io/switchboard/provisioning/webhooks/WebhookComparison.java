package io.switchboard.provisioning.webhooks;

import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.WebhookField;

/**
 * A number's webhooks, desired and actual.
 *
 * @param inSync whether all fields match
 * @param fields the managed fields, by Twilio's names
 * @param unmanaged channels that Switchboard leaves alone, and what manages them
 */
public record WebhookComparison(
        String phoneNumberId,
        String address,
        boolean inSync,
        List<Field> fields,
        List<WebhookPlan.UnmanagedChannel> unmanaged) {

    private static final int MAX_URL_LENGTH = 2048;

    /** A field of the number, with what it should be and is. */
    public record Field(String name, String desired, String actual, boolean matches) {}

    static WebhookComparison of(PhoneNumber number, WebhookPlan plan, Map<WebhookField, String> actual) {
        var fields = plan.desired().entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue(), actual.getOrDefault(field.getKey(), "")))
                .toList();
        return new WebhookComparison(
                number.id(), number.address(), fields.stream().allMatch(Field::matches), fields, plan.unmanaged());
    }

    private static Field field(WebhookField field, String desired, String actual) {
        return new Field(
                field.parameter(), desired, TwilioText.cleaned(actual, MAX_URL_LENGTH), desired.equals(actual));
    }
}
