package io.switchboard.local.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Draws the bicycle of which customers of the demonstration send pictures. */
final class CustomerPicture {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final float LINE = 10;

    private CustomerPicture() {}

    /** Returns a JPEG as a {@code data:} URL, which the emulator keeps as if it were at Twilio. */
    static String dataUrl() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xF3D9B1), 0, HEIGHT, new Color(0x8FB8A8)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        draw(graphics);
        graphics.dispose();
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(image));
    }

    private static void draw(Graphics2D graphics) {
        graphics.setColor(new Color(0x2B2F33));
        graphics.draw(new Ellipse2D.Float(90, 200, 170, 170));
        graphics.draw(new Ellipse2D.Float(380, 200, 170, 170));
        graphics.setColor(new Color(0x0F766E));
        graphics.draw(new Line2D.Float(175, 285, 255, 150));
        graphics.draw(new Line2D.Float(255, 150, 430, 150));
        graphics.draw(new Line2D.Float(430, 150, 310, 285));
        graphics.draw(new Line2D.Float(310, 285, 175, 285));
        graphics.draw(new Line2D.Float(310, 285, 245, 120));
        graphics.draw(new Line2D.Float(465, 285, 420, 105));
        graphics.setColor(new Color(0x2B2F33));
        graphics.draw(new Line2D.Float(215, 118, 280, 118));
        graphics.draw(new Line2D.Float(395, 105, 460, 95));
    }

    private static byte[] jpeg(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
