package io.switchboard.ingress.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.voice.VoiceAnswers;
import io.switchboard.ingress.voice.VoiceStep;
import org.jspecify.annotations.Nullable;

/** What callers hear: the plan of the number that was called, if it belongs to the tenant for whose account Twilio asks. */
final class VoiceReplies {

    private static final String WHATSAPP = "whatsapp";
    private static final FormParameters NOTHING = new FormParameters(Map.of());

    private final Directory directory;
    private final VoiceAnswers answers;
    private final IngressMeters meters;

    VoiceReplies(Directory directory, VoiceAnswers answers, IngressMeters meters) {
        this.directory = directory;
        this.answers = answers;
        this.meters = meters;
    }

    /** What this caller hears now. */
    WebhookReply answer(VerifiedWebhook call) {
        var ourNumber = ourNumber(call.event().data());
        var answer = answers.answer(
                step(call.family()),
                plan(ourNumber, call.account().tenantId()),
                ourNumber,
                call.query(),
                call.parameters(),
                call.event().data().receivedAt());
        meters.answered(answer.outcome());
        return WebhookReply.twiml(answer.twiml());
    }

    /** What everyone hears of whom we know nothing. */
    WebhookReply lastResort(WebhookFamily family) {
        return WebhookReply.twiml(answers.answer(step(family), null, "", NOTHING, NOTHING, Instant.EPOCH)
                .twiml());
    }

    private @Nullable Map<String, Object> plan(String ourNumber, String tenantId) {
        return directory
                .number(ourNumber)
                .filter(number -> number.tenantId().equals(tenantId))
                .map(NumberRecord::voicePlan)
                .orElse(null);
    }

    /**
     * Our URLs name it, since those of a call to somebody whom we ring have theirs in {@code To}. A number is one number
     * for all channels: a call by WhatsApp has its plan.
     */
    private static String ourNumber(TwilioEvent call) {
        var named = call.queryParameter("number");
        var ours = named != null ? named : call.text(isOurs(call) ? "From" : "To");
        var address = Address.parse(ours);
        return address.channel().equals(WHATSAPP) ? address.value() : ours;
    }

    private static boolean isOurs(TwilioEvent call) {
        return call.text("Direction").startsWith("outbound");
    }

    private static VoiceStep step(WebhookFamily family) {
        return Objects.requireNonNull(family.step(), "not a call's");
    }
}
