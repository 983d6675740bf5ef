"""The event loop that never sleeps: hours pass at once, in order, and real work is waited for."""

import asyncio
import socket
import time

import pytest

from firmware_bridge.simulated import loop_clock, run_accelerated


def test_eight_hours_pass_in_no_time():
    async def night():
        await asyncio.sleep(8 * 3600)
        return asyncio.get_running_loop().time()

    started = time.monotonic()
    assert run_accelerated(night()) == pytest.approx(8 * 3600)
    assert time.monotonic() - started < 5


def test_appointments_are_kept_in_order():
    async def sleepers():
        order = []

        async def sleep(seconds):
            await asyncio.sleep(seconds)
            order.append((seconds, asyncio.get_running_loop().time()))

        await asyncio.gather(*(sleep(seconds) for seconds in (30, 10, 20)))
        return order

    assert run_accelerated(sleepers()) == [(10, 10.0), (20, 20.0), (30, 30.0)]


def test_time_limits_follow_the_simulated_clock():
    async def wait_for_nothing():
        async with asyncio.timeout(100):
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        run_accelerated(wait_for_nothing())


def test_the_clock_stands_still_while_a_thread_works():
    async def work():
        loop = asyncio.get_running_loop()
        ticks = []
        loop.call_later(1000, ticks.append, "too early")
        before_s = loop.time()
        await asyncio.to_thread(time.sleep, 0.2)
        return loop.time() - before_s, tuple(ticks)

    elapsed_s, ticks = run_accelerated(work())
    assert elapsed_s == 0
    assert ticks == ()


def test_sockets_are_served():
    async def talk():
        left, right = socket.socketpair()
        reader, writer = await asyncio.open_connection(sock=left)
        right.sendall(b"hello")
        received = await reader.readexactly(5)
        writer.close()
        right.close()
        return received

    assert run_accelerated(talk()) == b"hello"


def test_the_host_clock_follows_the_loop():
    async def read():
        clock = loop_clock(1_000_000_000_000_000_000)
        first = (clock.monotonic_ns(), clock.wall_ns())
        await asyncio.sleep(60)
        return first, (clock.monotonic_ns(), clock.wall_ns())

    (monotonic_before, wall_before), (monotonic_after, wall_after) = run_accelerated(read())
    assert monotonic_after - monotonic_before == wall_after - wall_before == 60_000_000_000
    assert wall_before == 1_000_000_000_000_000_000 + monotonic_before
