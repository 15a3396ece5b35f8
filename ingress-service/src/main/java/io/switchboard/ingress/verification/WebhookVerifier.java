package io.switchboard.ingress.verification;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.catalog.EventIdentity;
import io.switchboard.ingress.catalog.VerifiedWebhook;
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

/** Whether a webhook is Twilio's, whose it is, and which event it becomes. Changes nothing and asks nobody. */
public final class WebhookVerifier {

    public static final String SOURCE = "/ingress-service";

    /** SIDs are not secret, and each account can sign anything: an id is one account's. */
    private static final String SOURCE_OF_ACCOUNT = SOURCE + "/accounts/";

    /** Stands in for the token of an account that nobody knows, so that its refusal takes as long as any other. */
    private static final List<String> NOBODYS_TOKENS = List.of(UUID.randomUUID().toString());

    private final Directory directory;
    private final BooleanSupplier directoryIsCurrent;
    private final SignatureCheck signatures;
    private final IngressMeters meters;

    /**
     * A verification.
     *
     * @param directoryIsCurrent whether what the directory does not know does not exist; until then nobody is refused
     *     for being unknown, or for a token that may have been rotated
     */
    public WebhookVerifier(
            Directory directory, BooleanSupplier directoryIsCurrent, SignatureCheck signatures, IngressMeters meters) {
        this.directory = directory;
        this.directoryIsCurrent = directoryIsCurrent;
        this.signatures = signatures;
        this.meters = meters;
    }

    /**
     * Reads and checks it.
     *
     * @throws WebhookRejected when it is not what Twilio sends, or when nobody can say yet
     */
    public VerifiedWebhook verify(ReceivedWebhook webhook) throws WebhookRejected {
        try {
            var query = FormParameters.parseQuery(webhook.query());
            var body =
                    webhook.isJson() ? FormParameters.parseJson(webhook.body()) : FormParameters.parse(webhook.body());
            var parameters = webhook.isGet() ? query : body;
            var family = WebhookFamily.at(webhook.path()).of(parameters);
            var account = signer(webhook, webhook.signedPart(body), family, parameters);
            var name = family.naming().name(webhook, parameters);
            var event = toCloudEvent(webhook, account, name, query, parameters);
            var wrong = TwilioParameters.findWrong(webhook, family, parameters).orElse(null);
            return new VerifiedWebhook(family, account, query, parameters, name.key(), event, wrong);
        } catch (MalformedForm e) {
            throw new WebhookRejected(RejectionReason.of(e.defect()));
        }
    }

    /** The account whose token signed it, which is one that it names. */
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
            signatures.signedFor(webhook.signature(), NOBODYS_TOKENS, request);
        }
        throw notSigned(webhook, claimed, isKnown);
    }

    private boolean isSigned(ReceivedWebhook webhook, List<String> tokens, SignedRequest request) {
        var baseUrl = signatures.signedFor(webhook.signature(), tokens, request);
        baseUrl.ifPresent(meters::signed);
        return baseUrl.isPresent();
    }

    private WebhookRejected notSigned(ReceivedWebhook webhook, @Nullable String claimed, boolean isKnown) {
        if (!directoryIsCurrent.getAsBoolean()) {
            return new WebhookRejected(RejectionReason.NOT_READY);
        }
        return new WebhookRejected(
                isKnown ? RejectionReason.BAD_SIGNATURE : RejectionReason.UNKNOWN_ACCOUNT, claimed, webhook);
    }

    private static CloudEvent<TwilioEvent> toCloudEvent(
            ReceivedWebhook webhook,
            Account account,
            EventIdentity name,
            FormParameters query,
            FormParameters parameters) {
        var event = new TwilioEvent(
                name.id(),
                name.type(),
                account.accountSid(),
                webhook.receivedAt(),
                webhook.path(),
                query.parameters(),
                parameters.parameters());
        return new CloudEvent<>(
                event.id(),
                event.type(),
                SOURCE_OF_ACCOUNT + account.accountSid(),
                name.subject(),
                event.receivedAt(),
                account.tenantId(),
                event);
    }
}
