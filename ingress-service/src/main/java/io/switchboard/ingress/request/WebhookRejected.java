package io.switchboard.ingress.request;

import org.jspecify.annotations.Nullable;

/** Reports that a webhook was not accepted. Has no stack trace, because any sender can cause it at any rate. */
public final class WebhookRejected extends Exception {

    private final RejectionReason reason;
    private final @Nullable String account;
    private final @Nullable ReceivedWebhook evidence;
    private final @Nullable String parameter;

    public WebhookRejected(RejectionReason reason) {
        this(reason, null, null, null, null);
    }

    public WebhookRejected(RejectionReason reason, @Nullable Throwable cause) {
        this(reason, cause, null, null, null);
    }

    /** Rejects a webhook that an operator may want to inspect. */
    public WebhookRejected(RejectionReason reason, @Nullable String account, ReceivedWebhook evidence) {
        this(reason, null, account, evidence, null);
    }

    /** Rejects a webhook that an operator may want to inspect, because of one of its parameters. */
    public WebhookRejected(
            RejectionReason reason, @Nullable String account, ReceivedWebhook evidence, String parameter) {
        this(reason, null, account, evidence, parameter);
    }

    private WebhookRejected(
            RejectionReason reason,
            @Nullable Throwable cause,
            @Nullable String account,
            @Nullable ReceivedWebhook evidence,
            @Nullable String parameter) {
        super(reason.label(), cause, false, false);
        this.reason = reason;
        this.account = account;
        this.evidence = evidence;
        this.parameter = parameter;
    }

    public RejectionReason reason() {
        return reason;
    }

    /** Returns the account that the webhook names, if that was looked up. */
    @Nullable
    public String account() {
        return account;
    }

    /** Returns the webhook if it is to be stored for an operator. */
    @Nullable
    public ReceivedWebhook evidence() {
        return evidence;
    }

    /** Returns the name of the invalid parameter, which is unchecked text; null when the reason is another one. */
    @Nullable
    public String parameter() {
        return parameter;
    }
}
