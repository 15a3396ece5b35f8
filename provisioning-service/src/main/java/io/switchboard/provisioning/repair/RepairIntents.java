package io.switchboard.provisioning.repair;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.twilionumbers.ActualNumbers;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Configured;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfiguration.InSync;
import io.switchboard.provisioning.webhooks.NumberConfiguration.NotInEffect;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Refused;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.WebhookField;
import org.springframework.stereotype.Component;

/**
 * Records each repair before it changes Twilio, and settles those of crashed instances and those that Twilio did not answer
 * by the values that Twilio has now.
 */
@Component
class RepairIntents implements IntentSettler {

    private static final String INTERRUPTED =
            "The repair was interrupted or not answered, and Twilio has not the new values; the number is compared again"
                    + " with the next pass.";

    private final ChangeIntents intents;
    private final RepairRecorder recorder;
    private final NumberRecorder numbers;
    private final ActualNumbers actualNumbers;
    private final WebhookPlanner webhooks;

    RepairIntents(
            ChangeIntents intents,
            RepairRecorder recorder,
            NumberRecorder numbers,
            ActualNumbers actualNumbers,
            WebhookPlanner webhooks) {
        this.intents = intents;
        this.recorder = recorder;
        this.numbers = numbers;
        this.actualNumbers = actualNumbers;
        this.webhooks = webhooks;
    }

    @Override
    public String kind() {
        return "webhook-repair";
    }

    /** Records that the number's webhooks are about to be changed; empty when they are as planned. */
    Optional<ChangeIntent> begin(PhoneNumber number, IncomingNumber actual, AuditActor actor) {
        var differences = webhooks.planFor(number, actual).differences(actual.webhooks());
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        var before = differences.keySet().stream()
                .collect(Collectors.toMap(
                        field -> field, field -> actual.webhooks().getOrDefault(field, "")));
        var change = new AuditedChange(
                "phone-number.webhooks-repaired",
                "phone-numbers/" + number.id() + "/webhooks",
                byParameter(before),
                byParameter(differences));
        var lease = NumberConfigurer.leaseOf(number.address());
        return Optional.of(
                intents.begin(this, new ChangeIntents.Plan(actor, number.tenantId(), number.id(), lease, change)));
    }

    /** Records the result; that of a request without an answer is found out later. */
    void end(ChangeIntent intent, RepairResult result) {
        switch (result) {
            case RepairResult.Unanswered unknown -> {}
            case RepairResult.Answered answered -> {
                switch (answered.outcome()) {
                    case InSync same -> intents.drop(intent);
                    case HeldByAnother other -> intents.drop(intent);
                    case Configured changed -> recorder.repaired(result.number(), intent, changed.before());
                    case Refused no -> recorder.failed(result.number(), intent, String.valueOf(result.problem()));
                    case NotInEffect still ->
                        recorder.failed(result.number(), intent, String.valueOf(result.problem()));
                }
            }
        }
    }

    @Override
    public void settle(ChangeIntent intent) {
        var number = numbers.withId(intent.subject()).orElseThrow();
        var isMade = actualNumbers
                .find(number.id())
                .map(actual -> byParameter(actual.webhooks()).entrySet())
                .filter(actual -> actual.containsAll(intent.wanted().entrySet()))
                .isPresent();
        if (isMade) {
            recorder.repaired(number, intent, earlier(intent));
        } else {
            recorder.failed(number, intent, INTERRUPTED);
        }
    }

    private static Map<WebhookField, String> earlier(ChangeIntent intent) {
        var earlier = new EnumMap<WebhookField, String>(WebhookField.class);
        for (var field : WebhookField.values()) {
            var value = intent.before().get(field.parameter());
            if (value != null) {
                earlier.put(field, value.toString());
            }
        }
        return earlier;
    }

    private static Map<String, String> byParameter(Map<WebhookField, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(field -> field.getKey().parameter(), Map.Entry::getValue));
    }
}
