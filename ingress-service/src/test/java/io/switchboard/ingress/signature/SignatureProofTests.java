package io.switchboard.ingress.signature;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.twilio.security.RequestValidator;
import io.switchboard.ingress.signature.PublicUrls.BaseUrl;
import io.switchboard.ingress.signature.Webhook.Base;
import io.switchboard.ingress.signature.Webhook.Content;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check against a reference of our own and against Twilio's validator, over generated webhooks. How to
 * run more of them is in CONTRIBUTING.md.
 */
class SignatureProofTests {

    @Property
    void agreesWithTheReferenceAboutSignatureAndUrl(
            @ForAll("webhooks") Webhook webhook,
            @ForAll("bases") Base next,
            @ForAll boolean movesTo,
            @ForAll boolean moved) {
        var signature = (moved ? webhook.withBase(next) : webhook).signature();

        var signedFor =
                webhook.check(movesTo ? next : null).signedFor(signature, List.of(webhook.token()), webhook.received());

        var right = isRight(webhook, signature)
                ? BaseUrl.CURRENT
                : movesTo && isRight(webhook.withBase(next), signature) ? BaseUrl.NEXT : null;
        assertThat(signedFor).isEqualTo(Optional.ofNullable(right));
        Statistics.label("signed for").collect(right == null ? "none" : right);
        Statistics.label("signed for").coverage(coverage -> {
            occurs(coverage, List.of(BaseUrl.values()));
            occurs(coverage, List.of("none"));
        });
    }

    @Property
    void acceptsEveryRequestThatTwilioSigns(@ForAll("webhooks") Webhook webhook) {
        assertThat(webhook.isAccepted(webhook.signature())).isEqualTo(!hasWrongHash(webhook));
        Statistics.label("called by")
                .collect(
                        webhook.content().getClass().getSimpleName(), hasWrongHash(webhook) ? "with a wrong hash" : "");
    }

    @Property
    void orderAndEncodingOfParametersMakeNoDifference(@ForAll("webhooks") Webhook webhook, @ForAll Random random) {
        Assume.that(webhook.content() instanceof Content.FormBody);
        var pairs = new ArrayList<>(((Content.FormBody) webhook.content()).pairs());
        Collections.shuffle(pairs, random);

        var other = webhook.withContent(new Content.FormBody(pairs, Webhooks.encoded(pairs, random)));

        assertThat(other.isAccepted(webhook.signature())).isTrue();
    }

    /** A change that leaves the signed text as it is, such as an equal parameter once more, is none. */
    @Property
    void anyOneChangeIsRejected(
            @ForAll("webhooks") Webhook webhook, @ForAll RequestChange change, @ForAll Random random) {
        Assume.that(!hasWrongHash(webhook));
        var changed = change.of(webhook, random);
        Assume.that(!changed.equals(webhook));

        var accepted = changed.isAccepted(webhook.signature());

        var stillSigned = changed.token().equals(webhook.token())
                && ReferenceCheck.texts(changed.base().configured(), changed.target(), changed.content())
                        .contains(webhook.signedText());
        assertThat(accepted).isEqualTo(stillSigned);
        Statistics.label("refused").collect(stillSigned ? "no change" : change);
        Statistics.label("refused").coverage(coverage -> occurs(coverage, List.of(RequestChange.values())));
    }

    @Property
    void anyOtherSignatureIsRejected(@ForAll("webhooks") Webhook webhook, @ForAll Random random) {
        var right = webhook.signature();
        var other = random.nextInt(10) == 0 ? RequestChange.otherCase(right) : RequestChange.changed(right, random);
        Assume.that(!other.equals(right));

        assertThat(webhook.isAccepted(other)).isFalse();
    }

    @Property
    void disagreesWithTwiliosValidatorAboutItsDefectsOnly(@ForAll("webhooks") Webhook webhook) {
        // What its decoding of %27 does to the one may undo the other.
        Assume.that(!(SdkDefect.APOSTROPHE.refuses(webhook) && webhook.otherPort()));
        var signature = webhook.signature();
        var defects = Arrays.stream(SdkDefect.values())
                .filter(defect -> defect.refuses(webhook))
                .toList();

        var ours = webhook.isAccepted(signature);
        var theirs = twilioAccepts(webhook, signature);

        var firstOfSeveral = hasWrongHash(webhook) && firstHashIsRight(webhook);
        assertThat(theirs).isEqualTo(defects.isEmpty() && (ours || firstOfSeveral));
        Statistics.label("disagreements")
                .collect(
                        ours && defects.size() == 1
                                ? defects.getFirst()
                                : theirs && !ours ? "ACCEPTED_BY_THE_FIRST_HASH" : ours == theirs ? "none" : "several");
        Statistics.label("disagreements").coverage(coverage -> {
            occurs(coverage, List.of(SdkDefect.values()));
            occurs(coverage, List.of("ACCEPTED_BY_THE_FIRST_HASH", "none"));
        });
    }

    @Property
    void agreesWithTwiliosValidatorAboutInvalidSignatures(@ForAll("webhooks") Webhook webhook, @ForAll Random random) {
        var other = RequestChange.changed(webhook.signature(), random);
        Assume.that(!other.equals(webhook.signature()));

        assertThat(twilioAccepts(webhook, other)).isFalse();
        assertThat(webhook.isAccepted(other)).isFalse();
    }

    @Provide
    Arbitrary<Webhook> webhooks() {
        return Webhooks.webhooks();
    }

    @Provide
    Arbitrary<Base> bases() {
        return Webhooks.bases();
    }

    private static boolean isRight(Webhook webhook, String signature) {
        return ReferenceCheck.isRight(
                webhook.base().configured(), webhook.target(), webhook.content(), webhook.token(), signature);
    }

    private static boolean hasWrongHash(Webhook webhook) {
        return ReferenceCheck.texts(webhook.base().configured(), webhook.target(), webhook.content())
                .isEmpty();
    }

    private static boolean firstHashIsRight(Webhook webhook) {
        return webhook.content() instanceof Content.JsonBody json
                && Arrays.stream(webhook.target().split("[?&]"))
                        .filter(parameter -> parameter.startsWith("bodySHA256="))
                        .findFirst()
                        .filter(parameter -> parameter.endsWith("=" + ReferenceCheck.sha256(json.text())))
                        .isPresent();
    }

    /** As one would call it: with the configured URL and, as it takes a map, the first value of each name. */
    private static boolean twilioAccepts(Webhook webhook, String signature) {
        var validator = new RequestValidator(webhook.token());
        var url = webhook.base().called() + webhook.target();
        return switch (webhook.content()) {
            case Content.Nothing nothing -> validator.validate(url, new HashMap<>(), signature);
            case Content.JsonBody json -> twilioAccepts(validator, url, json.text(), signature);
            case Content.FormBody form -> {
                var first = new HashMap<String, String>();
                form.pairs().forEach(pair -> first.putIfAbsent(pair.name(), pair.value()));
                yield validator.validate(url, first, signature);
            }
        };
    }

    private static boolean twilioAccepts(RequestValidator validator, String url, String json, String signature) {
        try {
            return validator.validate(url, json, signature);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void occurs(StatisticsCoverage statistics, List<?> values) {
        for (var value : values) {
            statistics.check(value).count(count -> count > 0);
        }
    }
}
