package io.switchboard.ingress.verification;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.catalog.EventIdentity;
import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.signature.SignedRequest;
import io.switchboard.ingress.telemetry.IngressMeters;
import org.jspecify.annotations.Nullable;

/** Verifies that Twilio sent a webhook for an account, and maps it to its event. Uses memory only, and changes nothing. */
public final class WebhookVerifier {

    public static final String SOURCE = "/ingress-service";

    /** The source of an event names the account: SIDs are not secret and each account can sign any, so ids are per account. */
    private static final String SOURCE_OF_ACCOUNT = SOURCE + "/accounts/";

    /** Replaces the tokens of an unknown account, so that its rejection takes as long as any other. */
    private static final List<String> UNKNOWN_ACCOUNTS_TOKENS =
            List.of(UUID.randomUUID().toString());

    private final Directory directory;
    private final BooleanSupplier isDirectoryCaughtUp;
    private final SignatureCheck signatures;
    private final IngressMeters meters;

    /**
     * Creates a verifier.
     *
     * @param isDirectoryCaughtUp whether an account that the directory does not know does not exist; until then no webhook is
     *     rejected for an unknown account, or for a token that may have been rotated
     */
    public WebhookVerifier(
            Directory directory, BooleanSupplier isDirectoryCaughtUp, SignatureCheck signatures, IngressMeters meters) {
        this.directory = directory;
        this.isDirectoryCaughtUp = isDirectoryCaughtUp;
        this.signatures = signatures;
        this.meters = meters;
    }

    /**
     * Verifies a webhook.
     *
     * @throws WebhookRejected when it cannot be parsed, its signature is not valid, or that cannot be checked yet
     */
    public VerifiedWebhook verify(ReceivedWebhook webhook) throws WebhookRejected {
        try {
            var query = FormParameters.parseQuery(webhook.query());
            var body =
                    webhook.isJson() ? FormParameters.parseJson(webhook.body()) : FormParameters.parse(webhook.body());
            var parameters = webhook.isGet() ? query : body;
            var family = WebhookFamilies.resolve(WebhookFamilies.at(webhook.path()), parameters);
            var account = signer(webhook, webhook.signedPart(body), family, parameters);
            var identity = family.identify(webhook, parameters);
            var event = toCloudEvent(webhook, account, identity, query, parameters);
            var invalid =
                    TwilioParameters.findInvalid(webhook, family, parameters).orElse(null);
            return new VerifiedWebhook(family, account, query, parameters, identity.key(), event, invalid);
        } catch (MalformedForm e) {
            throw new WebhookRejected(RejectionReason.of(e.defect()));
        }
    }

    /** Returns the account whose token signed the webhook, which must be one that it names. */
    private Account signer(
            ReceivedWebhook webhook, SignedRequest request, WebhookFamily family, FormParameters parameters)
            throws WebhookRejected {
        String claimed = null;
        var isKnown = false;
        for (var parameter : family.signers()) {
            var named = parameters.first(parameter);
            if (named == null) {
                continue;
            }
            claimed = claimed == null ? named : claimed;
            var account = directory.account(named).orElse(null);
            if (account == null) {
                continue;
            }
            isKnown = true;
            if (isSigned(webhook, account.signingTokens(webhook.receivedAt()), request)) {
                return account;
            }
        }
        if (!isKnown) {
            signatures.signedFor(webhook.signature(), UNKNOWN_ACCOUNTS_TOKENS, request);
        }
        throw notSigned(webhook, claimed, isKnown);
    }

    private boolean isSigned(ReceivedWebhook webhook, List<String> tokens, SignedRequest request) {
        var baseUrl = signatures.signedFor(webhook.signature(), tokens, request);
        baseUrl.ifPresent(meters::signed);
        return baseUrl.isPresent();
    }

    private WebhookRejected notSigned(ReceivedWebhook webhook, @Nullable String claimed, boolean isKnown) {
        if (!isDirectoryCaughtUp.getAsBoolean()) {
            return new WebhookRejected(RejectionReason.NOT_READY);
        }
        return new WebhookRejected(
                isKnown ? RejectionReason.BAD_SIGNATURE : RejectionReason.UNKNOWN_ACCOUNT, claimed, webhook);
    }

    private static CloudEvent<TwilioEvent> toCloudEvent(
            ReceivedWebhook webhook,
            Account account,
            EventIdentity identity,
            FormParameters query,
            FormParameters parameters) {
        var event = new TwilioEvent(
                identity.id(),
                identity.type(),
                account.accountSid(),
                webhook.receivedAt(),
                webhook.path(),
                query.parameters(),
                parameters.parameters());
        return new CloudEvent<>(
                event.id(),
                event.type(),
                SOURCE_OF_ACCOUNT + account.accountSid(),
                identity.subject(),
                event.receivedAt(),
                account.tenantId(),
                event);
    }
}
