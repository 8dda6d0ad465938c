"""The API as a page of another host reads it, in a browser that keeps to its rules."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.server import serving_files

# a head of its own makes the browser ask first
READ = """
async (address) => {
  const answer = await fetch(address, { headers: { "X-Requested-With": "map" } });
  return [answer.status, await answer.text()];
}
"""
ASKED = {
    "api/projects?type=port&tab=timeline&utm_source=x": (200, '"id":"aktau-container-hub"'),
    "api/routes.geojson?project=nope": (400, "project: 'nope' means nothing here"),
    "api/plan?from=dostyk": (400, "to: is needed"),
    "api/projects/nope": (404, "there is no project 'nope'"),
    "api/nothing": (404, "there is nothing at /api/nothing"),
}


def test_a_page_of_another_host_reads_answers_and_reasons(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Another page</title>")
    with serving_files(tmp_path) as other:
        page = browser.new_page()
        page.goto(other)
        for path, (status, part) in ASKED.items():
            answered, text = page.evaluate(READ, address + path)
            assert (path, answered) == (path, status)
            assert part in text
        page.close()
