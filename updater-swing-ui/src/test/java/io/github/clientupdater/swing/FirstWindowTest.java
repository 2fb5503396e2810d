package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.ComponentOrientation;
import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an application counts as healthy that shows windows. */
class FirstWindowTest {
    private final CountDownLatch healthy = new CountDownLatch(1);
    private JFrame frame;

    @AfterEach
    void closeTheWindow() throws Exception {
        EventQueue.invokeAndWait(() -> {
            if (frame != null) frame.dispose();
        });
    }

    @Test
    void windowThatOpensLaterIsTheSign() throws Exception {
        new FirstWindow().await(healthy::countDown);
        EventQueue.invokeAndWait(() -> {});
        long before = healthy.getCount();

        show("Notes", "main");

        assertThat(before).isOne();
        assertThat(healthy.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void windowThatIsOpenAlreadyIsTheSignToo() throws Exception {
        show("Notes", "main");

        new FirstWindow().await(healthy::countDown);

        assertThat(healthy.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void updatersOwnWindowIsNoSign() throws Exception {
        UpdateWindow[] ours = new UpdateWindow[1];
        EventQueue.invokeAndWait(
                () -> ours[0] = new UpdateWindow("Update", ComponentOrientation.LEFT_TO_RIGHT, Desktop.PLAIN));
        new FirstWindow().await(healthy::countDown);

        EventQueue.invokeAndWait(() -> ours[0].open(new Screen("x", "", null, List.of(), false, () -> {}), false));
        EventQueue.invokeAndWait(() -> {});

        assertThat(healthy.getCount()).isOne();
        EventQueue.invokeAndWait(ours[0]::close);
    }

    private void show(String title, String name) throws Exception {
        EventQueue.invokeAndWait(() -> {
            frame = new JFrame(title);
            frame.setName(name);
            frame.setSize(200, 100);
            frame.setVisible(true);
        });
    }
}
