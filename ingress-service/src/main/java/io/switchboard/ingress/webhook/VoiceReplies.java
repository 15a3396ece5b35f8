package io.switchboard.ingress.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.voice.VoiceAnswers;
import io.switchboard.ingress.voice.VoiceStep;
import org.jspecify.annotations.Nullable;

/** Answers calls from the voice plan of the called number, if the number belongs to the tenant whose account signed. */
final class VoiceReplies {

    private static final String WHATSAPP = "whatsapp";
    private static final FormParameters NONE = new FormParameters(Map.of());

    private final Directory directory;
    private final VoiceAnswers answers;
    private final IngressMeters meters;

    VoiceReplies(Directory directory, VoiceAnswers answers, IngressMeters meters) {
        this.directory = directory;
        this.answers = answers;
        this.meters = meters;
    }

    /** Returns the reply to a verified call. */
    WebhookReply reply(VerifiedWebhook call) {
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

    /** Returns the reply that is the same for every call, because it depends on no number and no tenant. */
    WebhookReply fallbackReply(WebhookFamily family) {
        return WebhookReply.twiml(answers.answer(step(family), null, "", NONE, NONE, Instant.EPOCH)
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
     * Our callback URLs name our number, because {@code To} is the destination in a call to a destination. A number is the
     * same for all channels, so a WhatsApp call follows its plan.
     */
    private static String ourNumber(TwilioEvent call) {
        var named = call.queryParameter("number");
        var ours = named != null ? named : call.text(isOutbound(call) ? "From" : "To");
        var address = Address.parse(ours);
        return address.channel().equals(WHATSAPP) ? address.value() : ours;
    }

    private static boolean isOutbound(TwilioEvent call) {
        return call.text("Direction").startsWith("outbound");
    }

    private static VoiceStep step(WebhookFamily family) {
        return Objects.requireNonNull(family.step(), "not a call's");
    }
}
