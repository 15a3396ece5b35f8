package io.switchboard.ingress.webhook;

import org.jspecify.annotations.Nullable;

/** Ends the handling of a webhook. Without a stack trace: anybody can cause it, as often as they like. */
final class Refused extends Exception {

    private final Refusal refusal;
    private final @Nullable String account;
    private final @Nullable ReceivedWebhook evidence;
    private final @Nullable String parameter;

    Refused(Refusal refusal) {
        this(refusal, null, null, null, null);
    }

    Refused(Refusal refusal, @Nullable Throwable cause) {
        this(refusal, cause, null, null, null);
    }

    /** One for which somebody may want to look at what came. */
    Refused(Refusal refusal, @Nullable String account, ReceivedWebhook evidence) {
        this(refusal, null, account, evidence, null);
    }

    /** The same, over one of its parameters. */
    Refused(Refusal refusal, @Nullable String account, ReceivedWebhook evidence, String parameter) {
        this(refusal, null, account, evidence, parameter);
    }

    private Refused(
            Refusal refusal,
            @Nullable Throwable cause,
            @Nullable String account,
            @Nullable ReceivedWebhook evidence,
            @Nullable String parameter) {
        super(refusal.reason(), cause, false, false);
        this.refusal = refusal;
        this.account = account;
        this.evidence = evidence;
        this.parameter = parameter;
    }

    Refusal refusal() {
        return refusal;
    }

    /** The account that the webhook claims to be of, where it was asked. */
    @Nullable
    String account() {
        return account;
    }

    @Nullable
    ReceivedWebhook evidence() {
        return evidence;
    }

    /** The name of the parameter that is wrong, which may be anything; null where it is none in particular. */
    @Nullable
    String parameter() {
        return parameter;
    }
}
