package io.switchboard.ingress.request;

import org.jspecify.annotations.Nullable;

/** Ends the handling of a webhook. Without a stack trace: anybody can cause it, as often as they like. */
public final class WebhookRejected extends Exception {

    private final RejectionReason refusal;
    private final @Nullable String account;
    private final @Nullable ReceivedWebhook evidence;
    private final @Nullable String parameter;

    public WebhookRejected(RejectionReason refusal) {
        this(refusal, null, null, null, null);
    }

    public WebhookRejected(RejectionReason refusal, @Nullable Throwable cause) {
        this(refusal, cause, null, null, null);
    }

    /** One for which somebody may want to look at what came. */
    public WebhookRejected(RejectionReason refusal, @Nullable String account, ReceivedWebhook evidence) {
        this(refusal, null, account, evidence, null);
    }

    /** The same, over one of its parameters. */
    public WebhookRejected(
            RejectionReason refusal, @Nullable String account, ReceivedWebhook evidence, String parameter) {
        this(refusal, null, account, evidence, parameter);
    }

    private WebhookRejected(
            RejectionReason refusal,
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

    public RejectionReason refusal() {
        return refusal;
    }

    /** The account that the webhook claims to be of, where it was asked. */
    @Nullable
    public String account() {
        return account;
    }

    @Nullable
    public ReceivedWebhook evidence() {
        return evidence;
    }

    /** The name of the parameter that is wrong, which may be anything; null where it is none in particular. */
    @Nullable
    public String parameter() {
        return parameter;
    }
}
