package io.switchboard.notification.delivery;

/** The states of a delivery. */
public enum DeliveryState {
    /** It is attempted until it is delivered. */
    PENDING,
    /** The endpoint has taken the event. */
    DELIVERED,
    /** No attempt succeeded within the time for attempts. */
    FAILED,
    /** The endpoint was disabled or deleted before. */
    CANCELED
}
