package io.switchboard.provisioning.numbers;

import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import io.switchboard.twilio.WebhookField;

/**
 * A number's webhooks as they should be and as they are.
 *
 * @param inSync whether all fields match
 * @param fields those that are ours, in Twilio's words
 * @param notOurs channels that somebody else looks after, and why
 */
record WebhookComparison(
        String phoneNumberId, String address, boolean inSync, List<Field> fields, List<WebhookPlan.NotOurs> notOurs) {

    private static final int LONGEST_URL = 2048;

    record Field(String name, String desired, String actual, boolean matches) {}

    static WebhookComparison of(PhoneNumber number, WebhookPlan plan, Map<WebhookField, String> actual) {
        var fields = plan.desired().entrySet().stream()
                .map(each -> field(each.getKey(), each.getValue(), actual.getOrDefault(each.getKey(), "")))
                .toList();
        return new WebhookComparison(
                number.id(), number.address(), fields.stream().allMatch(Field::matches), fields, plan.notOurs());
    }

    private static Field field(WebhookField field, String desired, String actual) {
        return new Field(field.parameter(), desired, TwilioText.cleaned(actual, LONGEST_URL), desired.equals(actual));
    }
}
